// Which facts came or went between two readings of a text.

/**
 * @param {object} box the facts, spans in UTF-16 units
 * @param {string} text
 * @returns {{ field: string, owner?: string, value: string }[]} each fact by its field and value; of a speaker, an agency or a
 *   forum also what is said of it, with the `owner`
 */
export function facts(box, text) {
  const { dateline, keySpeaker } = box;
  const cut = ({ span }) => text.slice(span.start, span.end).replace(/\s+/g, " ");
  const about = (field, owner, values) => values.filter(Boolean).map(value => ({ field, owner, value: `${owner}: ${value}` }));
  const one = (field, value) => (value ? [{ field, value }] : []);
  return [
    ...one("headline", box.headline),
    ...["outlet", "place", "date"].flatMap(part => one(part, dateline?.[part])),
    ...one("keySpeaker", keySpeaker?.name),
    ...box.speakers.flatMap(({ name, title, body, quotes, evidence }) => [
      ...one("speakers", name),
      ...about("titles", name, [title]),
      ...about("bodies", name, [body]),
      ...about("quotes", name, quotes),
      ...about("statements", name, evidence.filter(({ role }) => role === "statement").map(cut)),
    ]),
    ...box.agencies.flatMap(({ name, aliases, derived }) => [
      ...one("agencies", name),
      ...about("aliases", name, aliases),
      ...about("derived", name, [derived.fullName, derived.kind, derived.parent && `part of ${derived.parent}`]),
    ]),
    ...box.challenges.flatMap(({ text: value, saidBy }) => [...one("challenges", value), ...about("saidBy", value, [saidBy])]),
    ...box.forums.flatMap(({ name, aliases }) => [...one("forums", name), ...about("aliases", name, aliases)]),
    ...box.credits.flatMap(({ role, name }) => one("credits", `${role}: ${name}`)),
  ];
}

/** The order of `facts`; what is said of one that itself came or went is not told again. */
export function changes(before, after) {
  const [went, came] = [without(before, after), without(after, before)];
  const isTold = list => ({ owner }) => owner !== undefined && list.some(fact => fact.owner === undefined && fact.value === owner);
  return [
    ...went.filter(fact => !isTold(went)(fact)).map(({ field, value }) => ({ sign: "-", field, value })),
    ...came.filter(fact => !isTold(came)(fact)).map(({ field, value }) => ({ sign: "+", field, value })),
  ];
}

/** The facts of one list that the other lacks; one that is there twice must be twice in the other. */
function without(facts, others) {
  const left = new Map();
  const key = ({ field, value }) => `${field}\0${value}`;
  for (const other of others) left.set(key(other), (left.get(key(other)) ?? 0) + 1);
  return facts.filter(fact => {
    const count = left.get(key(fact)) ?? 0;
    left.set(key(fact), count - 1);
    return count <= 0;
  });
}
