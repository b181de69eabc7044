import { compareTexts } from "#lib/documents/compare.ts";
import type { BodyNode } from "#lib/documents/body.ts";
import { formChanges } from "#lib/documents/forms.ts";
import { diffLines } from "#lib/documents/lines.ts";
import { pairsOf } from "#lib/documents/pairing.ts";
import type { FormChange } from "#lib/documents/forms.ts";
import type { Piece } from "#lib/documents/compare.ts";

/** A stretch of a text in two versions. */
export type Block =
  | { kind: "same"; text: string }
  /** A paragraph changed in some words. */
  | { kind: "words"; pieces: Piece[] }
  /** More than a third changed, or it is new or gone (null): the two stand side by side. */
  | { kind: "beside"; before: string | null; after: string | null };

interface Named {
  id: string;
  name: string;
}

/** What a version says, for comparison. */
export interface Compared {
  title: string;
  text: string;
  summary: string;
  keywords: readonly string[];
  files: readonly Named[];
  body: BodyNode;
}

export interface Changes {
  /** How many places differ. */
  count: number;
  title: Block[];
  summary: Block[];
  text: Block[];
  keywords: { added: string[]; removed: string[] };
  files: { added: Named[]; removed: Named[] };
  /** Lines of the text that say the same and are set otherwise. */
  form: FormChange[];
}

const third = 1 / 3;

/** Everything that differs between two versions: title, summary, keywords, attachments and, paragraph by paragraph, the text and its form. */
export function changesBetween(before: Compared, after: Compared): Changes {
  const [title, summary, text] = (["title", "summary", "text"] as const).map((name) => compareParagraphs(before[name], after[name])) as [Block[], Block[], Block[]];
  const keywords = { added: after.keywords.filter((word) => !before.keywords.includes(word)), removed: before.keywords.filter((word) => !after.keywords.includes(word)) };
  const without = (these: readonly Named[], those: readonly Named[]) => these.filter((file) => !those.some((other) => other.id === file.id)).map(({ id, name }) => ({ id, name }));
  const files = { added: without(after.files, before.files), removed: without(before.files, after.files) };
  const form = formChanges(before.body, after.body);
  const count = form.length + [...title, ...summary, ...text].filter((block) => block.kind !== "same").length + keywords.added.length + keywords.removed.length + files.added.length + files.removed.length;
  return { count, title, summary, text, keywords, files, form };
}

export function compareParagraphs(before: string, after: string): Block[] {
  const blocks: Block[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  for (const part of diffLines(before.split("\n"), after.split("\n"))) {
    if (part.removed) gone = [...gone, ...part.value];
    else if (part.added) come = [...come, ...part.value];
    else {
      blocks.push(...paired(gone, come), { kind: "same", text: part.value.join("\n") });
      [gone, come] = [[], []];
    }
  }
  return [...blocks, ...paired(gone, come)];
}

/** Paragraphs that went and came in one place: those alike are compared by words, the rest stand side by side in order. */
function paired(gone: readonly string[], come: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let [from, to] = [0, 0];
  for (const [at, other] of pairsOf(gone, come, third)) {
    const [before, after] = [gone[at]!, come[other]!];
    const pieces = alike(before, after);
    if (!pieces) continue;
    blocks.push(...beside(gone.slice(from, at), come.slice(to, other)), before === after ? { kind: "same", text: after } : { kind: "words", pieces });
    [from, to] = [at + 1, other + 1];
  }
  return [...blocks, ...beside(gone.slice(from), come.slice(to))];
}

function beside(gone: readonly string[], come: readonly string[]): Block[] {
  const pairs = Array.from({ length: Math.max(gone.length, come.length) }, (_, at): Block => ({ kind: "beside", before: gone[at] ?? null, after: come[at] ?? null }));
  // A line left empty is no change to look at.
  return pairs.filter((block) => block.kind === "beside" && `${block.before ?? ""}${block.after ?? ""}`.trim() !== "");
}

/** The words of two paragraphs, when no more than a third of them changed. */
function alike(before: string, after: string): Piece[] | null {
  const { pieces } = compareTexts(before, after);
  const changed = pieces.filter((piece) => piece.kind !== "same").reduce((sum, piece) => sum + piece.text.trim().length, 0);
  return changed <= (before.length + after.length) * third ? pieces : null;
}
