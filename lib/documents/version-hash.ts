import { canonical, sha256 } from "#lib/history/chain.ts";
import { bodyOf, textOf } from "#lib/documents/body.ts";
import type { BodyNode } from "#lib/documents/body.ts";

interface GivenVersion {
  title: string;
  body: unknown;
  summary: string;
  keywords: readonly string[];
  fileIds: readonly string[];
}

/** The hash of all that was given with a version: what its readers see, in its form. */
export function hashOfVersion({ title, body, summary, keywords, fileIds }: GivenVersion): string {
  return sha256(canonical([title, body, summary, keywords, fileIds]));
}

/** The text of a version; empty for a draft of which no text was ever written. */
export function wordsOf(body: BodyNode): string {
  return textOf(body.type === "doc" ? body : bodyOf(""));
}
