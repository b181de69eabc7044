import { createDecipheriv } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import cfb from "cfb";
import { gatherer, limits, Unreadable } from "./limits.ts";

/*
 * HWP 5 as its maker describes it: a compound file whose streams BodyText/SectionN hold records;
 * those with tag 67 hold the text of a paragraph. A distribution document 배포용 문서 may be read by
 * whoever opens it: its sections stand in ViewText, hidden by a key that comes with them.
 */

const paragraphText = 67;
const distributionData = 28;
const flags = { packed: 1, password: 2, distribution: 4 } as const;

/** The text of an HWP file; null when the compound file is of another kind (DOC, XLS, PPT). */
export function textOfHwp(bytes: Uint8Array): string | null {
  const file = cfb.read(bytes, { type: "array" });
  const stream = (path: string): Buffer | null => {
    const at = file.FullPaths.findIndex((full) => full.replace(/^[^/]*\//, "") === path);
    const content = at < 0 ? undefined : file.FileIndex[at]?.content;
    return content === undefined ? null : Buffer.from(content as Uint8Array);
  };
  const header = stream("FileHeader");
  if (!header?.subarray(0, 17).equals(Buffer.from("HWP Document File"))) return null;
  const properties = header.readUInt32LE(36);
  if (properties & flags.password) throw new Unreadable("encrypted");
  const distributed = (properties & flags.distribution) !== 0;
  const gathered = gatherer();
  let room: number = limits.unpacked;
  for (let n = 0; !gathered.full(); n++) {
    const kept = stream(`${distributed ? "ViewText" : "BodyText"}/Section${n}`);
    if (!kept) break;
    const plain = distributed ? uncovered(kept) : kept;
    const records = properties & flags.packed ? inflateRawSync(plain, { maxOutputLength: Math.max(1, room) }) : plain;
    room -= records.byteLength;
    for (const { tag, data } of recordsOf(records)) {
      if (gathered.full()) break;
      if (tag === paragraphText) gathered.add(`${paragraph(data)}\n`);
    }
  }
  return gathered.text();
}

function* recordsOf(bytes: Buffer): Generator<{ tag: number; data: Buffer; end: number }> {
  let at = 0;
  while (at + 4 <= bytes.length) {
    const head = bytes.readUInt32LE(at);
    at += 4;
    let size = head >>> 20;
    if (size === 0xfff) {
      if (at + 4 > bytes.length) return;
      size = bytes.readUInt32LE(at);
      at += 4;
    }
    const end = Math.min(bytes.length, at + size);
    yield { tag: head & 0x3ff, data: bytes.subarray(at, end), end };
    at = end;
  }
}

/** Signs that stand for themselves alone; all others below 32 take eight places. */
const single = new Set([0, 10, 13, 24, 25, 26, 27, 28, 29, 30, 31]);

function paragraph(data: Buffer): string {
  let text = "";
  let from = 0;
  const end = data.length - (data.length % 2);
  for (let at = 0; at < end; ) {
    const sign = data.readUInt16LE(at);
    if (sign >= 32) {
      at += 2;
      continue;
    }
    text += data.toString("utf16le", from, at) + (sign === 9 ? "\t" : sign === 10 ? "\n" : sign >= 24 ? " " : "");
    at += single.has(sign) ? 2 : 16;
    from = at;
  }
  return from < end ? text + data.toString("utf16le", from, end) : text;
}

/** The section of a distribution document: its first record covers the key, by numbers that follow from its first four bytes. */
function uncovered(section: Buffer): Buffer {
  const [first] = recordsOf(section);
  if (first?.tag !== distributionData || first.data.length < 256) throw new Unreadable("not a distribution document");
  const data = Buffer.from(first.data.subarray(0, 256));
  let seed = data.readUInt32LE(0);
  const offset = 4 + (seed & 0xf);
  const random = () => {
    seed = (Math.imul(seed, 214_013) + 2_531_011) >>> 0;
    return (seed >>> 16) & 0x7fff;
  };
  let cover = 0;
  for (let at = 0, left = 0; at < 256; at++, left--) {
    if (left === 0) {
      cover = random() & 0xff;
      left = (random() & 0xf) + 1;
    }
    if (at >= 4) data[at]! ^= cover;
  }
  const decipher = createDecipheriv("aes-128-ecb", data.subarray(offset, offset + 16), null).setAutoPadding(false);
  const body = section.subarray(first.end);
  return Buffer.concat([decipher.update(body.subarray(0, body.length - (body.length % 16))), decipher.final()]);
}
