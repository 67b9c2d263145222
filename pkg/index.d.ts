/** A range of the text in UTF-16 units, end exclusive: `text.slice(start, end)` cuts it out. */
export interface Span {
  /** The first unit. */
  start: number;
  /** The unit after the last. */
  end: number;
}

/** What a place in the text shows of a fact. */
export type Role =
  | "name"
  | "alias"
  | "title"
  | "body"
  | "quote"
  | "statement"
  | "outlet"
  | "place"
  | "date"
  | "label";

/** One place in the text that shows a fact. */
export interface Evidence {
  /** What stands there. */
  role: Role;
  /** Where it stands. */
  span: Span;
}

/** What opens the article's first paragraph: `satunusantaranews, Bogor -`. */
export interface Dateline {
  /** The outlet, as written. */
  outlet: string | null;
  /** The place, as written. */
  place: string | null;
  /** The date of the dateline, or else the first one in the first two paragraphs, as written. */
  date: string | null;
  /** Where each of them stands. */
  evidence: Evidence[];
}

/** A named person to whom the article attributes a statement. */
export interface Speaker {
  /** The name as first given in full, without title, rank, honorific or degree. */
  name: string;
  /** Office and rank, as written. */
  title: string | null;
  /** The agency named in the title or beside the name. */
  body: string | null;
  /** Direct quotes, without the quotation marks. */
  quotes: string[];
  /** How many sentences of statement the article gives this person, direct and reported. */
  statements: number;
  /** Whether an editor's correction named or added it: then its words may not be the article's. */
  edited: boolean;
  /** How sure it is, from 0 to 1; `null` where that is not known. */
  certainty: number | null;
  /** The id of the rule or label that found it; `null` where none is known. */
  reason: string | null;
  /** Name first, then title, quotes and statements as they stand in the text. */
  evidence: Evidence[];
}

/** What sort of public body an agency is. */
export type AgencyKind =
  | "ministry"
  | "coordinating-ministry"
  | "agency"
  | "commission"
  | "law-enforcement"
  | "military"
  | "court"
  | "legislature"
  | "soe"
  | "intergovernmental"
  | "task-force"
  | "unit"
  | "local-government";

/** A public body that the article names. */
export interface Agency {
  /** Its fullest or first form in the article. */
  name: string;
  /** Its other forms in the article. */
  aliases: string[];
  /** What kotak-fakta's tables know of it: not said by the article. */
  derived: {
    /** The full name, where the article gives only a short form. */
    fullName: string | null;
    /** What sort of body it is. */
    kind: AgencyKind | null;
    /** The usual short name of the body it belongs to. */
    parent: string | null;
  };
  /** Whether an editor's correction named or added it: then its words may not be the article's. */
  edited: boolean;
  /** How sure it is, from 0 to 1; `null` where that is not known. */
  certainty: number | null;
  /** The id of the rule or label that found it; `null` where none is known. */
  reason: string | null;
  /** Every mention, in text order. */
  evidence: Evidence[];
}

/** What stands in the way, goes wrong or lacks. */
export interface Challenge {
  /** The shortest phrase or clause that is complete by itself. */
  text: string;
  /** Who says so, as one of the speakers is named; `null` where the article itself does. */
  saidBy: string | null;
  /** Whether an editor's correction named or added it: then its words may not be the article's. */
  edited: boolean;
  /** How sure it is, from 0 to 1; `null` where that is not known. */
  certainty: number | null;
  /** The id of the rule or label that found it; `null` where none is known. */
  reason: string | null;
  /** Where it stands. */
  evidence: Evidence[];
}

/** A gathering or a standing setting for discussion or cooperation. */
export interface Forum {
  /** The head noun with what names it: topic, number, year. */
  name: string;
  /** Its other forms in the article. */
  aliases: string[];
  /** Whether an editor's correction named or added it: then its words may not be the article's. */
  edited: boolean;
  /** How sure it is, from 0 to 1; `null` where that is not known. */
  certainty: number | null;
  /** The id of the rule or label that found it; `null` where none is known. */
  reason: string | null;
  /** Every mention, in text order. */
  evidence: Evidence[];
}

/** A line that says who made the article. */
export interface Credit {
  /** `Penulis`, `Editor`, … as written. */
  role: string;
  /** The name, as written. */
  name: string;
  /** Where label and name stand. */
  evidence: Evidence[];
}

/** What an article says. Every field is always there: `null` or empty where the article does not fill it. */
export interface FactBox {
  /** The headline. */
  headline: string | null;
  /** Where the headline stands. */
  headlineSpan: Span | null;
  /** Outlet, place and date. */
  dateline: Dateline | null;
  /** The speaker who carries the article. */
  keySpeaker: Speaker | null;
  /** Everyone named to whom the article attributes a statement, in order of first speech; the key speaker too. */
  speakers: Speaker[];
  /** The public bodies that the article names, in order of first mention. */
  agencies: Agency[];
  /** What the article reports as standing in the way, going wrong or lacking. */
  challenges: Challenge[];
  /** The gatherings and standing settings that the article names. */
  forums: Forum[];
  /** The lines that say who made the article. */
  credits: Credit[];
  /** What may be facts as well, for an editor to choose from; `null` unless it was asked for. */
  candidates: Candidate[] | null;
}

/** What may be a fact, but is less certain. */
export interface Candidate {
  /** The field that it would belong to. */
  field: CorrectedField;
  /** Its name or text. */
  value: string;
  /** How sure it is, from 0 to 1; `null` where that is not known. */
  certainty: number | null;
  /** The id of the rule or label that found it; `null` where none is known. */
  reason: string | null;
  /** Where it stands. */
  evidence: Evidence[];
  /** The sentence that shows it. */
  sentence: Span;
}

/** A row of the box. */
export type Field = "key-speaker" | "agencies" | "challenges" | "forums" | "speakers";

/** The fields that corrections name. */
export type CorrectedField = Exclude<Field, "key-speaker">;

/** What an editor changes of a speaker: `null` takes it away. */
export interface SpeakerDetails {
  /** The office, all of it. */
  title?: string | null;
  /** The quote that is shown: words of the article. */
  quote?: string | null;
}

/** What an editor changes of an agency: `null` takes it away. */
export interface AgencyDetails {
  /** Its other names. */
  aliases?: string[] | null;
  /** Its full name. */
  fullName?: string | null;
  /** What sort of body it is. */
  kind?: AgencyKind | null;
}

/** What an editor changes of a challenge: `null` takes it away. */
export interface ChallengeDetails {
  /** Who says so. */
  saidBy?: string | null;
}

/** What an editor changes of a forum: `null` takes it away. */
export interface ForumDetails {
  /** Its other names. */
  aliases?: string[] | null;
}

/** The details of a fact, by its field. */
export type Details =
  | ({ in: "speakers" } & SpeakerDetails)
  | ({ in: "agencies" } & AgencyDetails)
  | ({ in: "challenges" } & ChallengeDetails)
  | ({ in: "forums" } & ForumDetails);

/** An editor's correction. A fact is named by its value in the box, in whatever writing of quotation marks, dashes and spaces. */
export type Correction =
  /** Leaves a fact out. */
  | { hide: string; in: CorrectedField }
  /** Names a fact otherwise: its other names go with the old one. */
  | { rename: string; to: string; in: CorrectedField }
  /** Changes details of a fact. */
  | ({ change: string } & Details)
  /** Puts a fact elsewhere in its list, counted from 1. */
  | { move: string; position: number; in: CorrectedField }
  /** Adds a fact, with the sentence of the article that shows it. */
  | ({ add: string; sentence: string } & Details)
  /** Makes a speaker the key speaker. */
  | { key: string };

/** A correction that fits nothing in the article. */
export interface Refusal {
  /** Its place in the list, counted from 1. */
  position: number;
  /** The correction; `null` where the list is not at hand. */
  correction: Correction | null;
  /** `fact-gone`: the box holds no such fact. `sentence-gone`, `quote-gone`: the article holds no such words. */
  code: "fact-gone" | "sentence-gone" | "quote-gone";
  /** The same for the site's developer. */
  message: string;
}

/** A box as data: what an editor approved, or all that a server's box was made with. `docs/served-box.md` specifies it. */
export interface StoredBox {
  /** The form of this object. */
  format: "kotak-fakta/1";
  /** The version that made it. */
  version: string;
  /** Of the text as it was given, in its normal form. */
  digest: string;
  /** Of what was read of it: without bylines, links and captions around the article. */
  readDigest: string | null;
  /** Who approved it and when; `null` where nobody has. */
  approved: { by: string | null; at: string | null } | null;
  /** What it was made with. */
  corrections: Correction[];
  /** Its facts, with spans in the text that it was made from. */
  facts: FactBox;
  /** The sentences of that text that show the facts. */
  sentences: (Span & {
    text: string;
    /** Where the sentence holds a statement and names nobody: the digest of the lines around it, which name who says it. */
    around: { before: number; digest: string } | null;
  })[];
}

/** What is shown of an approved box when its article has changed: the facts whose sentence is still there, all, or nothing. */
export type Stale = "reduced" | "as-approved" | "none";

/** What an element shows. */
export type State = "none" | "automatic" | "corrected" | "approved" | "stale";

/** What is read otherwise than the program would. */
export interface ReadOptions {
  /** An editor's corrections; one that fits nothing is left out. A list of another shape is refused whole: `corrections-unreadable`. */
  corrections?: Correction[] | null;
  /** A box that an editor approved; one of another shape is refused: `approved-unreadable`. */
  approved?: StoredBox | null;
  /** What is given of an approved box when the text is another one; `reduced` otherwise. */
  stale?: Stale | null;
  /**
   * Which part of its article the text is: all of it; the first page of several; or a page that continues what stands on
   * another, which has no key speaker but one that an editor named.
   */
  part?: "whole" | "first" | "continuing" | null;
}

/** What is given besides the facts. */
export interface ExtractOptions extends ReadOptions {
  /** Whether `candidates` are wanted. */
  candidates?: boolean | null;
}

/** Who approves a box, and when. */
export interface ApproveOptions {
  /** An editor's corrections. */
  corrections?: Correction[] | null;
  /** The editor's name. */
  by?: string | null;
  /** The day or moment, in ISO 8601. */
  at?: string | null;
}

/** How a box is shown. */
export interface ViewOptions extends ReadOptions {
  /** The language of the labels: `en` or `en-…` for English, Indonesian otherwise. */
  lang?: string | null;
  /** The level of the box's heading, 1 to 6; 2 otherwise. */
  headingLevel?: number | string | null;
  /** Whether all facts are in sight from the start. */
  open?: boolean | null;
  /** The rows, in their order, parted by spaces; all otherwise. */
  fields?: string | null;
}

/** How a box is written as HTML. */
export interface HtmlOptions extends ViewOptions {
  /** Colours for light or for dark paper; those of the page otherwise. */
  theme?: "light" | "dark" | "auto" | null;
  /**
   * `"plain"`: without script, styles, links and folds, for feeds and AMP. Otherwise the element with its shadow tree
   * declared, which the script takes over where it would make the same.
   */
  form?: "plain" | "element" | null;
}

/** What the addition to the page's article says. */
export interface JsonLdOptions extends ReadOptions {
  /** The `@id` of the page's own article. */
  id?: string | null;
  /** The rows that the box shows; all otherwise. */
  fields?: string | null;
}

/** What can go wrong. The codes never change; new ones may come. */
export type ErrorCode =
  /** The text is empty. */
  | "input-empty"
  /** The text is longer than 2 MiB of UTF-8. */
  | "input-too-large"
  /** The input is no string. */
  | "not-text"
  /** The corrections are no JSON, no list, or hold something that is no correction: nothing is shown. */
  | "corrections-unreadable"
  /** The approved box is no JSON, of another shape, or of a form to come: nothing is shown. */
  | "approved-unreadable"
  /** The page holds no article, or several, or not the element that `for` names. */
  | "no-article"
  /** The page's Content-Security-Policy forbids WebAssembly. */
  | "wasm-blocked"
  /** The server answered the module's address with an error. */
  | "wasm-not-found"
  /** What the server sent is no WebAssembly, is damaged, or is of another version. */
  | "wasm-corrupt"
  /** The module could not be fetched. */
  | "network"
  /** The browser has no WebAssembly. */
  | "unsupported"
  /** The browser gave no memory. */
  | "out-of-memory"
  /** A fault of ours: please report it. */
  | "internal";

/** What the functions below are rejected with. */
export interface Failure extends Error {
  /** Its name for programs. */
  code: ErrorCode;
}

/** Thrown when the module can't be started. */
export class KotakFaktaError extends Error implements Failure {
  code: ErrorCode;
}

/** Reads an article (headline first, a paragraph a line) and gives its facts. */
export function extract(text: string, options?: ExtractOptions): Promise<FactBox>;

/** The box of an article as data, approved: to be kept beside the article and shown there whatever version runs. */
export function approve(text: string, options?: ApproveOptions): Promise<StoredBox>;

/** Corrections or an approved box in letters and digits that no CMS changes, for `data-corrections` and `data-approved`. */
export function encodeAttribute(value: Correction[] | StoredBox): string;

/** Whether a text is an Indonesian news article. What is none has no facts but, at most, a headline. */
export function isArticle(text: string): Promise<boolean>;

/**
 * The text of the one article of a document, be it this page or one that was fetched: headline first, a paragraph a line.
 * Rejected with `no-article` where it holds none, or several. In browsers only.
 */
export function readArticle(document: Document): Promise<string>;

/** The box of an article as HTML; the empty string where it holds no facts. */
export function toHtml(text: string, options?: HtmlOptions): Promise<string>;

/** What the box of an article says in the words of schema.org: a node of JSON-LD; `null` where it says nothing. */
export function toJsonLd(text: string, options?: JsonLdOptions): Promise<object | null>;

/** The version of the module. */
export function version(): Promise<string>;

/**
 * Starts the module, from another place than its own where one is given. The functions and the element do it by
 * themselves; a server that can't fetch gives the bytes of the `.wasm` here.
 */
export function load(source?: URL | string | BufferSource): Promise<void>;

/** `<kotak-fakta>`: shows the fact box of the page's article. */
export class KotakFaktaElement extends HTMLElement {
  /** The facts that are shown, corrected; `null` before the first reading and after a failure. */
  readonly factBox: FactBox | null;
  /**
   * The text that was read, in which spans count; `null` before. Set it to have another read in place of the page's
   * article, or to `null` to go back to the page.
   */
  get text(): string | null;
  set text(value: string | null);
  /** An editor's corrections, in place of those that the page holds; `null` for those. */
  corrections: Correction[] | null;
  /** A box that an editor approved, in place of the one that the page holds; `null` for that. */
  approved: StoredBox | null;
  /** What is shown. */
  readonly state: State;
  /** Whether all facts are in sight; the attribute. */
  open: boolean;
  /** Reads anew. The element sees by itself when the page's script changes the article. */
  refresh(): void;
  /** Where a piece of the text stands in the page; nowhere where a script gave the text. */
  ranges(span: Span): Range[];
  /** Scrolls to a piece of the text and marks it; tells whether the page shows it. */
  reveal(span: Span): boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    "kotak-fakta": KotakFaktaElement;
  }
  interface HTMLElementEventMap {
    /** The box is shown, or the article held no facts. */
    "kotak-fakta-ready": CustomEvent<FactBox>;
    /** Nothing is shown. */
    "kotak-fakta-error": CustomEvent<{ code: ErrorCode; message: string }>;
    /** Corrections that fit nothing in this article; the others hold. */
    "kotak-fakta-refused": CustomEvent<{ refused: Refusal[] }>;
    /** The article has changed since the box was approved. */
    "kotak-fakta-stale": CustomEvent<{ digest: string; gone: { field: CorrectedField; value: string }[] }>;
    /** A reader chose a fact. Cancel it to lead there yourself. */
    "kotak-fakta-reveal": CustomEvent<{ spans: Span[]; sentence: Span }>;
  }
}
