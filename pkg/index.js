/*! kotak-fakta 0.1.0 | MIT OR Apache-2.0 */
function M(n){let e=i.extract(n);if(e[2])throw w(e[1]);return w(e[0])}function q(n,e,t){let r=i.mount(n,e,t);if(r[2])throw w(r[1]);return w(r[0])}function O(n,e){let t,r;try{let s=i.readArticle(n,e);var o=s[0],a=s[1];if(s[3])throw o=0,a=0,w(s[2]);return t=o,r=a,c(o,a)}finally{i.__wbindgen_free(t,r,1)}}function L(n,e){let t,r;try{let s=i.toHtml(n,e);var o=s[0],a=s[1];if(s[3])throw o=0,a=0,w(s[2]);return t=o,r=a,c(o,a)}finally{i.__wbindgen_free(t,r,1)}}function j(){let n,e;try{let t=i.version();return n=t[0],e=t[1],c(t[0],t[1])}finally{i.__wbindgen_free(n,e,1)}}function H(){return{__proto__:null,"./kotak_fakta_bg.js":{__proto__:null,__wbg_Error_208446807d0d1e30:function(e,t){return Error(c(e,t))},__wbg___wbindgen_is_object_8b968c3ab8e96595:function(e){let t=e;return typeof t=="object"&&t!==null},__wbg___wbindgen_is_string_fc456fee5d3317de:function(e){return typeof e=="string"},__wbg___wbindgen_jsval_loose_eq_b2f214e2e4b30e36:function(e,t){return e==t},__wbg___wbindgen_string_get_7ce8eee7fd327545:function(e,t){let r=t,o=typeof r=="string"?r:void 0;var a=f(o)?0:T(o,i.__wbindgen_malloc,i.__wbindgen_realloc),s=v;g().setInt32((e>>>0)+4,s,!0),g().setInt32((e>>>0)+0,a,!0)},__wbg___wbindgen_throw_4c88d8bf264fd984:function(e,t){throw new Error(c(e,t))},__wbg_appendChild_dbf7ad2f48413560:function(){return l(function(e,t){return e.appendChild(t)},arguments)},__wbg_closest_39824b16065066bc:function(){return l(function(e,t,r){let o=e.closest(c(t,r));return f(o)?0:u(o)},arguments)},__wbg_contains_743aa7c94499c269:function(e,t){return e.contains(t)},__wbg_createElement_de4a31ed2fb252be:function(){return l(function(e,t,r){return e.createElement(c(t,r))},arguments)},__wbg_createTextNode_2b48c3fc75dfcc67:function(e,t,r){return e.createTextNode(c(t,r))},__wbg_firstChild_8ba00f6fe3423297:function(e){let t=e.firstChild;return f(t)?0:u(t)},__wbg_getElementById_71b5d0b18f164380:function(e,t,r){let o=e.getElementById(c(t,r));return f(o)?0:u(o)},__wbg_getElementById_7ee213db584f37b0:function(e,t,r){let o=e.getElementById(c(t,r));return f(o)?0:u(o)},__wbg_getRootNode_6de097189559981d:function(e){return e.getRootNode()},__wbg_get_0c55869fe53c7d14:function(e,t){let r=e[t>>>0];return f(r)?0:u(r)},__wbg_get_2080c49015e35254:function(){return l(function(e,t){return Reflect.get(e,t)},arguments)},__wbg_instanceof_DocumentFragment_d3d6377452f1abdc:function(e){let t;try{t=e instanceof DocumentFragment}catch{t=!1}return t},__wbg_instanceof_Element_05dbb22ded594343:function(e){let t;try{t=e instanceof Element}catch{t=!1}return t},__wbg_isSameNode_1eda96b84821596e:function(e,t){return e.isSameNode(t)},__wbg_length_9aab85334c5daf3f:function(e){return e.length},__wbg_length_e83e819f48c774e4:function(e){return e.length},__wbg_localName_c685a19779d08730:function(e,t){let r=t.localName,o=T(r,i.__wbindgen_malloc,i.__wbindgen_realloc),a=v;g().setInt32((e>>>0)+4,a,!0),g().setInt32((e>>>0)+0,o,!0)},__wbg_matches_f3a9298a593d4ea9:function(){return l(function(e,t,r){return e.matches(c(t,r))},arguments)},__wbg_new_37eb45aaf5eeb820:function(){return new Array},__wbg_new_787b9fb330d55d78:function(e,t){return new Error(c(e,t))},__wbg_new_cd4348290afae586:function(){return new Object},__wbg_nextSibling_91136dc7a8ec9b09:function(e){let t=e.nextSibling;return f(t)?0:u(t)},__wbg_nodeType_5c5050c6571c3463:function(e){return e.nodeType},__wbg_nodeValue_31dd9c06701588cb:function(e,t){let r=t.nodeValue;var o=f(r)?0:T(r,i.__wbindgen_malloc,i.__wbindgen_realloc),a=v;g().setInt32((e>>>0)+4,a,!0),g().setInt32((e>>>0)+0,o,!0)},__wbg_ownerDocument_adefd47fd596fe80:function(e){let t=e.ownerDocument;return f(t)?0:u(t)},__wbg_parentElement_300cdd39ce1d95f8:function(e){let t=e.parentElement;return f(t)?0:u(t)},__wbg_parentNode_fe15bcc26df42856:function(e){let t=e.parentNode;return f(t)?0:u(t)},__wbg_querySelectorAll_6c1bd81d448fb480:function(){return l(function(e,t,r){return e.querySelectorAll(c(t,r))},arguments)},__wbg_querySelectorAll_bd785907acdf7800:function(){return l(function(e,t,r){return e.querySelectorAll(c(t,r))},arguments)},__wbg_querySelector_1555c239948f2bf0:function(){return l(function(e,t,r){let o=e.querySelector(c(t,r));return f(o)?0:u(o)},arguments)},__wbg_removeChild_d2dc6fc1d6db896b:function(){return l(function(e,t){return e.removeChild(t)},arguments)},__wbg_setAttribute_f75317b2b5cabfb4:function(){return l(function(e,t,r,o,a){e.setAttribute(c(t,r),c(o,a))},arguments)},__wbg_set_2793479888329cb6:function(){return l(function(e,t,r){return Reflect.set(e,t,r)},arguments)},__wbg_set_d2d33b52458e984a:function(e,t,r){e[t>>>0]=r},__wbg_set_e4b9a833d288759a:function(e,t,r){e[t]=r},__wbindgen_generic_0000000000000001:function(e){return e},__wbindgen_generic_0000000000000002:function(e,t){return c(e,t)},__wbindgen_generic_0000000000000003:function(e){return BigInt.asUintN(64,e)},__wbindgen_init_externref_table:function(){let e=i.__wbindgen_externrefs;e.set(0,void 0),e.set(1024,void 0),e.set(1025,null),e.set(1026,!0),e.set(1027,!1)}}}}function u(n){let e=i.__externref_table_alloc();return i.__wbindgen_externrefs.set(e,n),e}var b=null;function g(){return(b===null||b.buffer.detached===!0||b.buffer.detached===void 0&&b.buffer!==i.memory.buffer)&&(b=new DataView(i.memory.buffer)),b}function c(n,e){return n=n>>>0,K(A().subarray(n,n+e))}var x=null;function A(){return(x===null||x.byteLength===0)&&(x=new Uint8Array(i.memory.buffer)),x}function l(n,e){try{return n.apply(this,e)}catch(t){let r=u(t);i.__wbindgen_exn_store(r)}}function f(n){return n==null}function T(n,e,t){if(t===void 0){let _=k.encode(n),p=e(_.length,1)>>>0;return A().subarray(p,p+_.length).set(_),v=_.length,p}let r=n.length,o=e(r,1)>>>0,a=A(),s=0;for(;s<r;s++){let _=n.charCodeAt(s);if(_>127)break;a[o+s]=_}if(s!==r){s!==0&&(n=n.slice(s)),o=t(o,r,r=s+n.length*3,1)>>>0;let _=A().subarray(o+s,o+r),p=k.encodeInto(n,_);s+=p.written,o=t(o,r,s,1)>>>0}return v=s,o}function w(n){let e=i.__wbindgen_externrefs.get(n);return i.__externref_table_dealloc(n),e}var E=new TextDecoder("utf-8",{ignoreBOM:!0});E.decode();var V=2146435072,I=0;function K(n){return I+=n.length,I>=V&&(E=new TextDecoder("utf-8",{ignoreBOM:!0}),E.decode(),I=n.length),E.decode(n)}var k=new TextEncoder;"encodeInto"in k||(k.encodeInto=function(n,e){let t=k.encode(n);return e.set(t),{read:n.length,written:t.length}});var v=0,G,X,i;function Y(n,e){return X=n,i=n.exports,G=e,b=null,x=null,i.__wbindgen_start(),i}async function J(n,e){if(typeof Response=="function"&&n instanceof Response){if(!n.ok)throw new Error(`failed to fetch Wasm: ${n.status} ${n.statusText} fetching '${n.url}'`);if(typeof WebAssembly.instantiateStreaming=="function")try{return await WebAssembly.instantiateStreaming(n,e)}catch(o){if(t(n.type)&&n.headers.get("Content-Type")!=="application/wasm")console.warn("`WebAssembly.instantiateStreaming` failed because your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantiate` which is slower. Original error:\n",o);else throw o}let r=await n.arrayBuffer();return await WebAssembly.instantiate(r,e)}else{let r=await WebAssembly.instantiate(n,e);return r instanceof WebAssembly.Instance?{instance:r,module:n}:r}function t(r){switch(r){case"basic":case"cors":case"default":return!0}return!1}}var y;async function B(n){return i!==void 0?i:(y===void 0&&(y=Q(n),y.catch(()=>{y=void 0})),y)}async function Q(n){n!==void 0&&(Object.getPrototypeOf(n)===Object.prototype?{module_or_path:n}=n:console.warn("using deprecated parameters for the initialization function; pass a single object instead"));let e=H();(typeof n=="string"||typeof Request=="function"&&n instanceof Request||typeof URL=="function"&&n instanceof URL)&&(n=fetch(n));let{instance:t,module:r}=await J(await n,e);return Y(t,r)}var d=class extends Error{constructor(e,t,r){super(t,{cause:r}),this.name="KotakFaktaError",this.code=e}};function D(n){return typeof n?.code=="string"?{code:n.code,message:n.message}:{code:"internal",message:`something failed inside kotak-fakta (${n})`}}var N=`/* A box as a newspaper would print it: the page's own type and ink, set apart by a rule and a tint. Every colour comes from
   the page's text colour, so the box is right on light paper and on dark. */

:host {
  display: block;
}

:host([hidden]) {
  display: none;
}

.fact-box {
  --ink-soft: var(--kotak-fakta-muted, color-mix(in srgb, currentColor 72%, transparent));
  --hairline: var(--kotak-fakta-line, color-mix(in srgb, currentColor 18%, transparent));
  --accent: var(--kotak-fakta-accent, currentColor);

  margin: var(--kotak-fakta-margin, 1.5em 0);
  padding: 0.9em 1.1em 0.8em;
  border-top: 3px solid var(--accent);
  background: var(--kotak-fakta-background, color-mix(in srgb, currentColor 4%, transparent));
  color: var(--kotak-fakta-text, inherit);
  font-family: var(--kotak-fakta-font, inherit);
  font-size: 0.9375em;
  line-height: 1.5;

  /* What an article sets for its paragraphs and hands down to us. */
  font-style: normal;
  font-weight: normal;
  text-align: start;
  text-indent: 0;
  text-transform: none;
  letter-spacing: normal;
  word-spacing: normal;
  white-space: normal;
  overflow-wrap: break-word;
}

/* Text in one fact that turns its direction must not turn its neighbours. */
.fact-box span {
  unicode-bidi: isolate;
}

.heading {
  margin: 0 0 0.5em;
  font-size: 1.2em;
  font-weight: bold;
  line-height: 1.25;
}

dl,
dd,
ul,
p,
blockquote {
  margin: 0;
  padding: 0;
}

/* Label and value stand side by side where there is room and below each other where not, whatever the column's width. */
dl > div {
  display: flex;
  flex-wrap: wrap;
  gap: 0.15em 1.25em;
  padding: 0.65em 0;
  border-top: 1px solid var(--hairline);
}

dt {
  flex: 1 1 8.5em;
  color: var(--ink-soft);
  font-size: 0.9em;
  font-weight: bold;
  line-height: calc(1.5 / 0.9);
}

dd {
  flex: 999 1 19em;
  min-width: 0;
}

.name {
  font-weight: bold;
}

.office,
.alias,
.derived {
  color: var(--ink-soft);
}

.key-speaker .name {
  font-size: 1.15em;
}

.key-speaker .office {
  display: block;
}

blockquote {
  margin-top: 0.5em;
  padding-inline-start: 0.85em;
  border-inline-start: 2px solid var(--accent);
  font-style: italic;
}

blockquote p::before {
  content: "“";
}

blockquote p::after {
  content: "”";
}

ul {
  list-style: none;
}

li {
  break-inside: avoid;
  padding-block: 0.12em;
}

.agencies ul {
  columns: 14em;
  column-gap: 1.75em;
}

.agencies .name,
.forums .name {
  font-weight: inherit;
}

.derived {
  display: block;
  font-size: 0.875em;
  font-style: italic;
  line-height: 1.35;
}

.challenges ul {
  padding-inline-start: 1em;
  list-style: "–  ";
}

.challenges li::marker {
  color: var(--ink-soft);
}

summary {
  width: fit-content;
  min-height: 24px;
  padding-block: 0.2em;
  color: var(--ink-soft);
  cursor: pointer;
  text-decoration: underline;
  text-decoration-color: var(--hairline);
  text-underline-offset: 0.2em;
}

summary:hover {
  text-decoration-color: currentColor;
}

summary:focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 2px;
}

.note {
  padding-top: 0.65em;
  border-top: 1px solid var(--hairline);
  color: var(--ink-soft);
  font-size: 0.8125em;
}
`;var $,R;function U(n){$=n}function m(n=$){return R??=te(n).catch(e=>{throw R=void 0,e}),R}async function te(n){if(typeof WebAssembly!="object")throw new d("unsupported","this browser has no WebAssembly");let e=typeof n=="string"||n instanceof URL?await ne(n):n;try{let t=await WebAssembly.compile(e);if(!WebAssembly.Module.exports(t).some(({name:r})=>r==="readArticle"))throw new WebAssembly.LinkError("it exports no readArticle");await B({module_or_path:t})}catch(t){throw oe(t)}}async function ne(n){let e,t;try{e=await fetch(n),t=await e.arrayBuffer()}catch(r){throw new d("network",`${n} could not be fetched: no connection, another origin without CORS, or a Content-Security-Policy whose connect-src leaves it out`,r)}if(!e.ok)throw new d("wasm-not-found",`${n} answered ${e.status}; put kotak_fakta_bg.wasm there or name its address by wasm-src`);if(!re(t)){let r=e.headers.get("content-type")??"no type";throw new d("wasm-corrupt",`${n} is no WebAssembly module (it was served as ${r})`)}return t}var F=[0,97,115,109],re=n=>F.every((e,t)=>new Uint8Array(n)[t]===e);function oe(n){return ie()?new d("wasm-blocked","the page's Content-Security-Policy forbids WebAssembly; add 'wasm-unsafe-eval' to its script-src",n):n instanceof WebAssembly.CompileError||n instanceof WebAssembly.LinkError?new d("wasm-corrupt",`the WebAssembly module is damaged or belongs to another version than the script (${n.message})`,n):n instanceof RangeError?new d("out-of-memory","the browser gave no memory to WebAssembly",n):n}function ie(){try{return new WebAssembly.Module(new Uint8Array([...F,1,0,0,0])),!1}catch{return!0}}var S=()=>document.readyState==="loading"?new Promise(n=>document.addEventListener("DOMContentLoaded",n,{once:!0})):Promise.resolve(),z=()=>new Promise(n=>{globalThis.requestIdleCallback?requestIdleCallback(n,{timeout:500}):setTimeout(n,1)});var C,h=class extends(globalThis.HTMLElement??class{}){static observedAttributes=["for","heading-level","lang","wasm-src"];#n=null;#e=null;#t=!1;get factBox(){return this.#e}get text(){return this.#n}set text(e){this.#n=e??null,this.#r()}connectedCallback(){this.#i(),this.#r()}attributeChangedCallback(){this.#r()}#i(){if(!Object.hasOwn(this,"text"))return;let{text:e}=this;delete this.text,this.text=e}async#r(){if(!(this.#t||!this.isConnected)){this.#t=!0,await S(),await z(),this.#t=!1;try{await m(this.#s()),this.isConnected&&!this.#t&&this.#a()}catch(e){this.#f(D(e))}}}#s(){let e=this.getAttribute("wasm-src");return e?new URL(e,this.baseURI):void 0}#a(){let e=this.#n??O(this,this.getAttribute("for")||null),t={lang:this.getAttribute("lang"),headingLevel:this.getAttribute("heading-level")};this.#e=q(this.shadowRoot??this.#c(),e,t),this.#o("kotak-fakta-ready",this.#e)}#c(){C||(C=new CSSStyleSheet,C.replaceSync(N));let e=this.attachShadow({mode:"open"});return e.adoptedStyleSheets=[C],e}#f({code:e,message:t}){this.#e=null,this.shadowRoot?.replaceChildren(),console.warn(`kotak-fakta: ${t} [${e}]`),this.#o("kotak-fakta-error",{code:e,message:t})}#o(e,t){this.dispatchEvent(new CustomEvent(e,{bubbles:!0,composed:!0,detail:t}))}};var W="kotak-fakta";function P(){typeof customElements>"u"||(customElements.get(W)||customElements.define(W,h),S().then(se))}function se(){for(let n of document.querySelectorAll("[data-kotak-fakta]")){if(n.querySelector(W))continue;let e=document.createElement(W);for(let t of h.observedAttributes){let r=n.getAttribute(`data-${t}`);r!==null&&e.setAttribute(t,r)}n.append(e)}}async function ae(n){return await m(),M(n)}async function ce(n,e){return await m(),L(n,e)}async function fe(){return await m(),j()}U(new URL("kotak_fakta_bg.wasm",import.meta.url));P();export{h as KotakFaktaElement,d as KotakFaktaError,ae as extract,m as load,ce as toHtml,fe as version};
