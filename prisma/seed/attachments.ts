import { deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { attachmentLines } from "./data/attachments.ts";
import { chance, SEED } from "./random.ts";

/** A file of the demonstration: its name and bytes, the same at every run. */
export interface MadeFile {
  name: string;
  bytes: Uint8Array;
}

const variants = attachmentLines[0]!.length;
const made = new Map<string, Uint8Array>();

/** What content `n` says: its heading and its numbered lines. */
const linesOf = (n: number) => [`붙임 자료 제${n}호`, ...attachmentLines.map((list, place) => `${place + 1}. ${list[n - 1]!}.`)];

/** Files named after what a document says is attached. Few contents, so that a thousand names weigh little. */
export function filesFor(key: string, names: readonly string[]): MadeFile[] {
  const luck = chance(SEED ^ hashOf(key));
  const files = names.map((name) => {
    const ending = luck.pick(["pdf", "pdf", "hwpx", "hwpx"]);
    return { name: `${name}.${ending}`, bytes: content(ending, luck.int(1, variants)) };
  });
  return names.length > 0 && luck.odds(0.2) ? [...files, { name: "현장 사진.png", bytes: content("png", luck.int(1, variants)) }] : files;
}

function hashOf(text: string): number {
  let hash = 0;
  for (const letter of text) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return hash >>> 0;
}

function content(ending: string, n: number): Uint8Array {
  const key = `${ending}:${n}`;
  const known = made.get(key);
  if (known) return known;
  const bytes = ending === "pdf" ? pdf(n) : ending === "hwpx" ? hwpx(n) : png(n);
  made.set(key, bytes);
  return bytes;
}

/** One page of Korean text in a font that every reader of PDF brings (Adobe-Korea1, not embedded). */
function pdf(n: number): Uint8Array {
  const hex = (text: string) => `<${Buffer.from(text, "utf16le").swap16().toString("hex")}>`;
  const text = linesOf(n).map((line, place) => `BT /F1 ${place === 0 ? 18 : 12} Tf 72 ${760 - place * 30} Td ${hex(line)} Tj ET`).join("\n");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /HYGoThic-Medium-UniKS-UCS2-H /Encoding /UniKS-UCS2-H /DescendantFonts [6 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HYGoThic-Medium /CIDSystemInfo << /Registry (Adobe) /Ordering (Korea1) /Supplement 1 >> /FontDescriptor 7 0 R >>",
    "<< /Type /FontDescriptor /FontName /HYGoThic-Medium /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
  ];
  let body = "%PDF-1.5\n";
  const places = objects.map((object, place) => {
    const at = body.length;
    body += `${place + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = [`0 ${objects.length + 1}`, "0000000000 65535 f ", ...places.map((at) => `${String(at).padStart(10, "0")} 00000 n `)].join("\n");
  return Buffer.from(`${body}xref\n${table}\ntrailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, "latin1");
}

/** The least that is an HWPX: type, package, one section of paragraphs. */
function hwpx(n: number): Uint8Array {
  const paragraphs = linesOf(n).map((line, id) => `<hp:p id="${id}" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0"><hp:t>${line}</hp:t></hp:run></hp:p>`).join("");
  const stored = { level: 0 } as const;
  const mtime = new Date(2026, 0, 1);
  return zipSync(
    {
      mimetype: [strToU8("application/hwp+zip"), stored],
      "version.xml": strToU8('<?xml version="1.0" encoding="UTF-8"?><hv:HCFVersion xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version" tagetApplication="WORDPROCESSOR" major="5" minor="1" micro="0" buildNumber="1"/>'),
      "META-INF/container.xml": strToU8('<?xml version="1.0" encoding="UTF-8"?><ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container"><ocf:rootfiles><ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/></ocf:rootfiles></ocf:container>'),
      "Contents/content.hpf": strToU8('<?xml version="1.0" encoding="UTF-8"?><opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:manifest><opf:item id="section0" href="Contents/section0.xml" media-type="application/xml"/></opf:manifest><opf:spine><opf:itemref idref="section0"/></opf:spine></opf:package>'),
      "Contents/section0.xml": strToU8(`<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">${paragraphs}</hs:sec>`),
    },
    { mtime },
  );
}

/** A small picture: land, water and sky in bands. */
function png(n: number): Uint8Array {
  const [width, height] = [320, 200];
  const luck = chance(SEED + n);
  const horizon = luck.int(70, 110);
  const shore = luck.int(130, 170);
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const wave = Math.round(6 * Math.sin((x + n * 40) / 24));
      const colour = y < horizon + wave ? [176, 208, 236] : y < shore + wave ? [58, 116, 160] : [196, 178, 132];
      rows.set(colour, y * (1 + width * 3) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
