import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { readLine } from "#lib/archive/rules.ts";
import type { Db } from "#lib/platform/database.ts";
import { measure, usualAverages } from "#lib/search/impact.ts";
import type { Script } from "#lib/search/impact.ts";
import { expect } from "#lib/search/snapshot.ts";

/** So many lines tell how long those of a file are. */
const sample = 400;

/** Takes the lengths of a file's documents into the averages before they come, so that the index measures them beside their like at once. */
export async function expectFile(db: Db, file: string): Promise<void> {
  const sums: Record<Script, { records: number; text: number; title: number }> = { hangul: { records: 0, text: 0, title: 0 }, latin: { records: 0, text: 0, title: 0 } };
  let lines = 0;
  let read = 0;
  for await (const line of createInterface({ input: createReadStream(file, { encoding: "utf8" }), crlfDelay: Infinity })) {
    lines += 1;
    if (lines > sample) continue;
    const document = readLine(line.replace(/^\uFEFF/, ""));
    // What every official may read is all that is weighed.
    if (typeof document === "string" || document.department !== "") continue;
    const { script, length, titleLength } = measure({ kind: "document", functionNameKo: "", functionNameEn: "", title: document.title, text: [document.summary, document.keywords.join(" "), document.body].filter(Boolean).join("\n"), number: null, people: document.decidedBy === "" ? [] : [document.decidedBy] }, usualAverages);
    read += 1;
    sums[script].records += 1;
    sums[script].text += length;
    sums[script].title += titleLength;
  }
  if (read === 0) return;
  const of = (script: Script) => ({ records: (sums[script].records * lines) / Math.min(lines, sample), text: sums[script].text / Math.max(1, sums[script].records), title: sums[script].title / Math.max(1, sums[script].records) });
  await expect(db, { hangul: of("hangul"), latin: of("latin") });
}
