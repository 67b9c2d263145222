// wink-nlp with its English model, for there is no Indonesian one: tokens, sentences and entities.
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";

let nlp;

export function load() {
  nlp = winkNLP(model);
}

export function extract(text) {
  const document = nlp.readDoc(text);
  return {
    tokens: document.tokens().out().length,
    sentences: document.sentences().out().length,
    entities: document.entities().out(nlp.its.detail),
  };
}
