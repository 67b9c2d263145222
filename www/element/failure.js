/** An error with a name that programs can rely on. The module's own errors have the same two properties. */
export class KotakFaktaError extends Error {
  /**
   * @param {string} code
   * @param {string} message for the site's developer: what is wrong and what to do
   * @param {unknown} [cause]
   */
  constructor(code, message, cause) {
    super(message, { cause });
    this.name = "KotakFaktaError";
    this.code = code;
  }
}

/** Any thrown value as a code and a message for the site's developer. */
export function describe(error) {
  // A DOMException has a code too, but it is a number.
  if (typeof error?.code === "string") return { code: error.code, message: error.message };
  return { code: "internal", message: `something failed inside kotak-fakta (${error})` };
}

/** The one line on the console. */
export function warn({ code, message }) {
  console.warn(`kotak-fakta: ${message} [${code}]`);
}
