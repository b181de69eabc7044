import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Language } from "#lib/names.ts";
import type { Block, HelpRoom } from "./rules.ts";

export interface Guide {
  title: string;
  blocks: Block[];
}

/** The help page of a room: `docs/help/<language>/<room>.md`. */
export async function guideOf(room: HelpRoom, language: Language): Promise<Guide> {
  return readGuide(await readFile(path.join(process.cwd(), "docs", "help", language, `${room}.md`), "utf8"));
}

/** Headings, paragraphs and lists: what a help page needs, and no more. */
export function readGuide(source: string): Guide {
  const guide: Guide = { title: "", blocks: [] };
  for (const part of source.split(/\n\s*\n/).map((text) => text.trim()).filter(Boolean)) {
    if (part.startsWith("# ")) guide.title = part.slice(2);
    else if (part.startsWith("## ")) guide.blocks.push({ kind: "heading", text: part.slice(3) });
    else if (part.startsWith("- ")) guide.blocks.push({ kind: "list", items: part.split(/\n- /).map((item) => item.replace(/^- /, "").replace(/\n\s*/g, " ")) });
    else guide.blocks.push({ kind: "text", text: part.replace(/\n/g, " ") });
  }
  return guide;
}
