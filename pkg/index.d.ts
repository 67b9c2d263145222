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
  /** Every mention, in text order. */
  evidence: Evidence[];
}

/** What stands in the way, goes wrong or lacks. */
export interface Challenge {
  /** The shortest phrase or clause that is complete by itself. */
  text: string;
  /** Where it stands. */
  evidence: Evidence[];
}

/** A gathering or a standing setting for discussion or cooperation. */
export interface Forum {
  /** The head noun with what names it: topic, number, year. */
  name: string;
  /** Its other forms in the article. */
  aliases: string[];
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
}

/** How a box is shown. */
export interface ViewOptions {
  /** The language of the labels: `en` or `en-…` for English, Indonesian otherwise. */
  lang?: string | null;
  /** The level of the box's heading, 1 to 6; 2 otherwise. */
  headingLevel?: number | string | null;
}

/** What can go wrong. The codes never change; new ones may come. */
export type ErrorCode =
  /** The text is empty. */
  | "input-empty"
  /** The text is longer than 2 MiB of UTF-8. */
  | "input-too-large"
  /** The input is no string. */
  | "not-text"
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
export function extract(text: string): Promise<FactBox>;

/** Whether a text is an Indonesian news article. What is none has no facts but, at most, a headline. */
export function isArticle(text: string): Promise<boolean>;

/** The box of an article as HTML; the empty string where it holds no facts. */
export function toHtml(text: string, options?: ViewOptions): Promise<string>;

/** The version of the module. */
export function version(): Promise<string>;

/**
 * Starts the module, from another place than its own where one is given. The functions and the element do it by
 * themselves; a server that can't fetch gives the bytes of the `.wasm` here.
 */
export function load(source?: URL | string | BufferSource): Promise<void>;

/** `<kotak-fakta>`: shows the fact box of the page's article. */
export class KotakFaktaElement extends HTMLElement {
  /** The facts that are shown; `null` before the first reading and after a failure. */
  readonly factBox: FactBox | null;
  /** A text to read in place of the page's article; `null` reads the page. */
  text: string | null;
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
  }
}
