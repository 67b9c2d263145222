// compromise, which is for English: persons, organisations and places.
import nlp from "compromise";

export function load() {}

export function extract(text) {
  const document = nlp(text);
  return {
    people: document.people().out("array"),
    organizations: document.organizations().out("array"),
    places: document.places().out("array"),
  };
}
