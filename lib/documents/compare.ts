import { diffArrays } from "diff";

export interface Piece {
  kind: "same" | "added" | "removed";
  text: string;
  /** Number of the change it belongs to, from 1; null for what stayed. */
  change: number | null;
}

export interface Comparison {
  pieces: Piece[];
  /** What was put in place of what, in order. */
  changes: { n: number; removed: string; added: string }[];
}

/** Two texts compared word by word; what follows without a word between is one change. */
export function compareTexts(before: string, after: string): Comparison {
  const pieces: Piece[] = [];
  const changes: Comparison["changes"] = [];
  let open: Comparison["changes"][number] | null = null;
  for (const part of partsOf(wordsOf(before), wordsOf(after))) {
    const text = part.value.join("");
    if (!part.added && !part.removed) {
      // A lone space between two changed words does not end a change.
      if (text.trim() !== "") open = null;
      pieces.push({ kind: "same", text, change: null });
      continue;
    }
    if (!open) {
      open = { n: changes.length + 1, removed: "", added: "" };
      changes.push(open);
    }
    if (part.added) open.added += `${open.added && " "}${text.trim()}`;
    else open.removed += `${open.removed && " "}${text.trim()}`;
    pieces.push({ kind: part.added ? "added" : "removed", text, change: open.n });
  }
  return { pieces, changes };
}

const mostEdits = 1500;

/** Comparing costs the square of what differs; texts with little in common are one change. */
function partsOf(before: string[], after: string[]): { value: string[]; added?: boolean; removed?: boolean }[] {
  const parts = diffArrays(before, after, { maxEditLength: mostEdits });
  return parts ?? [{ value: before, removed: true }, { value: after, added: true }];
}

/** Words and the spaces between them, each as it stands. */
function wordsOf(text: string): string[] {
  return text.split(/(\s+)/).filter((part) => part !== "");
}
