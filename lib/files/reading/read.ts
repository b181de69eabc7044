import { textOfHwp } from "./hwp.ts";
import { limits, Unreadable } from "./limits.ts";
import { pagesOfPdf } from "./pdf.ts";
import { textsOfZip } from "./zipped.ts";

/** What came of reading a file: the text of its pages (one for a file without pages), none, or why it could not be read. */
export type Read = { state: "found"; pages: string[]; paged: boolean } | { state: "none" } | { state: "unreadable"; why: string };

/** Reads the text of a file by what its bytes are. Whatever is wrong with them is an answer. */
export async function readBytes(bytes: Uint8Array): Promise<Read> {
  try {
    const begins = Buffer.from(bytes.subarray(0, 8));
    if (begins.toString("latin1", 0, 5) === "%PDF-") return answer(await pagesOfPdf(bytes), true);
    if (begins.readUInt32LE(0) === 0x04034b50) return answer(textsOfZip(bytes) ?? [], false);
    if (begins.toString("hex") === "d0cf11e0a1b11ae1") {
      const text = textOfHwp(bytes);
      return text === null ? { state: "none" } : answer([text], false);
    }
    return answer([plainText(bytes)], false);
  } catch (error) {
    if (bytes.byteLength < 8) return answer([plainText(bytes)], false);
    return { state: "unreadable", why: error instanceof Unreadable ? error.message : error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : "?" };
  }
}

function answer(texts: readonly string[], paged: boolean): Read {
  let room: number = limits.signs;
  const pages = texts.map((text) => {
    const plain = cleaned(text).slice(0, room);
    room -= plain.length;
    return plain;
  });
  return pages.some((page) => page !== "") ? { state: "found", pages: paged ? pages : [pages.filter(Boolean).join("\n")], paged } : { state: "none" };
}

/** Without what a database does not keep and what nobody reads. */
function cleaned(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\p{Co}\ufffd\ufffe\uffff]/gu, (sign) => (sign === "\n" || sign === "\t" ? sign : " ")).replace(/[^\S\n]+/g, " ").replace(/ ?\n[\s]*/g, "\n").trim();
}

/** Text as it is, in UTF-8 or the older Korean encoding; nothing where the bytes are no text. */
function plainText(bytes: Uint8Array): string {
  const some = bytes.subarray(0, limits.signs * 3);
  if (some.includes(0)) return "";
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(some, { stream: true });
  } catch {
    const korean = new TextDecoder("euc-kr").decode(some);
    const odd = korean.match(/\ufffd/g)?.length ?? 0;
    return odd * 50 > korean.length ? "" : korean;
  }
}
