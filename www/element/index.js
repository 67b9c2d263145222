// The entry with the .wasm beside it: smaller, and both are cached apart.
import { define } from "./define.js";
import { setSource } from "./load.js";

// The one place that names the file, in the form that bundlers know. Asked for late: a bundle may have no `import.meta`, and to
// import it must not fail.
setSource(() => new URL("kotak_fakta_bg.wasm", import.meta.url));
define();

export { approve, encodeAttribute, extract, isArticle, readArticle, toHtml, toJsonLd, version } from "./api.js";
export { KotakFaktaError } from "./failure.js";
export { KotakFaktaElement } from "./kotak-fakta.js";
export { load } from "./load.js";
