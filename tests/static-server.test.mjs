import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "./support/server.mjs";

let folder;
let server;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "kotak-fakta-"));
  mkdirSync(join(folder, "root", "sub"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "root", ".hidden"), "hidden");
  writeFileSync(join(folder, "root", "a b.wasm"), "module");
  writeFileSync(join(folder, "root", "sub", "index.html"), "page");
  server = await serve({
    root: join(folder, "root"),
    headers: { "x-all": "yes" },
    routes: {
      "/made.js": { body: "made" },
      "/a b.wasm": { headers: { "content-type": "text/plain" } },
      "/gone.wasm": { status: 404 },
      "/late.txt": { body: "late", delay: 60 },
      "/moved": { status: 302, headers: { location: "/sub/" } },
    },
  });
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** As it is: `fetch` would tidy the path up before it is sent. */
const get = (path, method = "GET") =>
  new Promise((resolve, reject) => {
    request(`${server.url}/`, { path, method }, reply => {
      let body = "";
      reply.on("data", data => (body += data)).on("end", () => resolve({ status: reply.statusCode, headers: reply.headers, body }));
    })
      .on("error", reject)
      .end();
  });

test("serves a folder's page, and only under its slash", async () => {
  assert.deepEqual([(await get("/sub/")).body, (await get("/sub")).status], ["page", 404]);
});

test("gives the type of a file, and a route can spoil it", async () => {
  assert.equal((await get("/sub/index.html")).headers["content-type"], "text/html; charset=utf-8");
  const spoilt = await get("/a%20b.wasm");
  assert.deepEqual([spoilt.headers["content-type"], spoilt.body], ["text/plain", "module"]);
});

for (const path of ["/../secret.txt", "/sub/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt", "/.hidden"]) {
  test(`keeps to its folder: ${path}`, async () => {
    const { status, body } = await get(path);
    assert.equal(status, 404);
    assert.match(body, /^Nothing at /);
  });
}

test("answers what is not well formed, and other methods, with an error", async () => {
  assert.equal((await get("/%ff")).status, 400);
  assert.equal((await get("/%00")).status, 400);
  assert.equal((await get("/sub/", "POST")).status, 405);
});

test("routes replace status, body and time, and every answer has the common headers", async () => {
  assert.equal((await get("/made.js")).body, "made");
  assert.equal((await get("/made.js")).headers["content-type"], "text/javascript; charset=utf-8");
  assert.deepEqual([(await get("/gone.wasm")).status, (await get("/gone.wasm")).headers["x-all"]], [404, "yes"]);
  assert.deepEqual([(await get("/moved")).status, (await get("/moved")).headers.location], [302, "/sub/"]);
  const started = performance.now();
  assert.equal((await get("/late.txt")).body, "late");
  assert.ok(performance.now() - started >= 50);
  assert.ok(server.requests.includes("/late.txt"));
});
