// Keeps what a page would show in its console, for engines whose driver can't be asked for it. A classic script: it must
// run before anything else of the page.
window.__log = [];
(() => {
  const keep = (type, ...parts) => window.__log.push({ type, text: parts.map(String).join(" ") });
  for (const type of ["debug", "log", "info", "warn", "error"]) {
    const original = console[type];
    console[type] = (...parts) => {
      keep(type, ...parts);
      original.apply(console, parts);
    };
  }
  addEventListener(
    "error",
    event => {
      if (event.target === window) keep("uncaught", event.message);
      else keep("not-loaded", event.target.src ?? event.target.href ?? event.target.nodeName);
    },
    true,
  );
  addEventListener("unhandledrejection", event => keep("unhandled", event.reason));
  addEventListener("securitypolicyviolation", event => keep("policy", event.effectiveDirective, event.blockedURI));
})();
