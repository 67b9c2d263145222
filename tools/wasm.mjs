// What a WebAssembly module is made of: its sections, and the memory that its data fill.

const NAMES = ["custom", "type", "import", "function", "table", "memory", "global", "export", "start", "element", "code", "data", "data count"];

/** @returns {{ name: string, content: Uint8Array }[]} a custom section has its own name behind a colon */
export function sections(module) {
  const reader = new Reader(module, 8);
  const found = [];
  while (!reader.atEnd) {
    const name = NAMES[reader.byte()];
    const content = reader.bytes(reader.number());
    found.push({ name: name === "custom" ? `custom: ${new Reader(content).text()}` : name, content });
  }
  return found;
}

/** @returns {{ at: number, content: Uint8Array }[]} the segments that stand at a fixed place */
export function segments(module) {
  const data = sections(module).find(({ name }) => name === "data");
  const reader = new Reader(data.content);
  return Array.from({ length: reader.number() }, () => {
    const kind = reader.number();
    if (kind !== 0) throw new Error(`a data segment of kind ${kind} has no fixed place`);
    return { at: reader.constant(), content: reader.bytes(reader.number()) };
  });
}

/** What stands in memory from an address on before the module runs; what no segment fills is zero. */
export function memory(module, address, length) {
  const bytes = Buffer.alloc(length);
  for (const { at, content } of segments(module)) {
    const from = Math.max(address, at);
    const to = Math.min(address + length, at + content.length);
    if (from < to) bytes.set(content.subarray(from - at, to - at), from - address);
  }
  return bytes;
}

class Reader {
  #bytes;
  #at;

  constructor(bytes, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  get atEnd() {
    return this.#at >= this.#bytes.length;
  }

  byte() {
    return this.#bytes[this.#at++];
  }

  bytes(length) {
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  text() {
    return Buffer.from(this.bytes(this.number())).toString();
  }

  /** LEB128. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  /** The expression `i32.const address; end`. An address of ours is never above 2 GiB, so its sign needs no care. */
  constant() {
    if (this.byte() !== 0x41) throw new Error("a data segment's place is no constant");
    const address = this.number();
    this.byte();
    return address;
  }
}
