import type { Refusals } from "#lib/refusal.ts";

export const refusals: Refusals = { "no-room": 413 };

/** What one attachment may weigh, in bytes. */
export const largestFile = 50 * 1024 * 1024;

/** ok · lying: the bytes are of another kind than the name says · broken: they begin as that kind and do not end as it · empty */
export type FileState = "ok" | "lying" | "broken" | "empty";

const zipped = ["application/zip", "application/hwp+zip"];
const office = (kind: string) => [...zipped, `application/vnd.openxmlformats-officedocument.${kind}`];
const compound = ["application/x-cfb"];
/** The kinds of bytes that an ending may stand for. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  pdf: ["application/pdf"], png: ["image/png"], jpg: ["image/jpeg"], jpeg: ["image/jpeg"], gif: ["image/gif"], webp: ["image/webp"],
  hwpx: zipped, hwp: compound, zip: zipped, docx: office("wordprocessingml.document"), xlsx: office("spreadsheetml.sheet"), pptx: office("presentationml.presentation"),
  doc: compound, xls: compound, ppt: compound,
};
const texts = new Set(["txt", "csv", "md", "json", "xml", "html", "htm", "svg"]);
const likeText = new Set(["", "application/xml", "image/svg+xml", "text/html"]);
/** What a browser shows without running anything of it. */
const shown = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"]);

export function endingOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : "";
}

/** Whether the bytes are what the name says. `whole` is false when their end is missing. */
export function stateOf({ name, size, detected, whole }: { name: string; size: number; detected: string; whole: boolean }): FileState {
  if (size === 0) return "empty";
  const ending = endingOf(name);
  const expected = kinds[ending];
  if (expected) {
    if (detected === "") return "broken";
    if (!expected.includes(detected)) return "lying";
    return whole ? "ok" : "broken";
  }
  return texts.has(ending) && !likeText.has(detected) ? "lying" : "ok";
}

/** May be looked at in the browser; all others are for saving alone. */
export function mayShow(file: { state: string; detected: string }): boolean {
  return file.state === "ok" && shown.has(file.detected);
}

const longest = 150;

/** A name without folders, control characters and marks that turn the reading direction; never empty, at most 150 characters with its ending. */
export function cleanName(given: string): string {
  const base = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = base.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "").replace(/[<>:"|?*]/g, "_").replace(/\s+/g, " ").trim().replace(/^\.+/, "").replace(/\.+$/, "");
  const letters = [...plain];
  if (letters.length === 0) return "file";
  if (letters.length <= longest) return plain;
  const ending = endingOf(plain);
  const tail = ending && ending.length <= 10 ? `.${ending}` : "";
  return letters.slice(0, longest - tail.length).join("") + tail;
}

/** The header that names a download for every browser (RFC 6266, RFC 8187). */
export function disposition(name: string, inline: boolean): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${inline ? "inline" : "attachment"}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
