import { refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import { openStatuses } from "#lib/documents/rules.ts";
import type { Status } from "#lib/documents/rules.ts";

/** How many posts may look at one draft at a time. */
export const mostConsulted = 20;

interface Own {
  status: Status;
  drafterPostId: string;
  /** Posts that the actor may act for today. */
  postIds: readonly string[];
}

/** Whether somebody may ask others to look, withdraw that, or take a comment in: the writer, while the draft is theirs. */
export function mayConsult({ status, drafterPostId, postIds }: Own): Refused | null {
  if (!postIds.includes(drafterPostId)) return refused("approval.not-the-drafter");
  return openStatuses.includes(status) ? null : refused("documents.consulting-over");
}

/** Why a post may not be asked, or null. */
export function inviteFault({ postId, drafterPostId, open }: { postId: string; drafterPostId: string; open: readonly string[] }): Refused | null {
  if (postId === drafterPostId) return refused("documents.consulting-oneself", {}, "postId");
  if (open.includes(postId)) return refused("documents.consulted-already", {}, "postId");
  return open.length >= mostConsulted ? refused("documents.consulted-too-many", { most: mostConsulted }, "postId") : null;
}

/** Whether somebody may say something to a draft: whoever sits at a post that is asked now. */
export function mayComment({ status, postIds, open }: { status: Status; postIds: readonly string[]; open: readonly string[] }): Refused | null {
  if (!open.some((postId) => postIds.includes(postId))) return refused("documents.not-consulted");
  return openStatuses.includes(status) ? null : refused("documents.consulting-over");
}

export interface Anchored {
  line: number | null;
  quote: string;
}

/** Where a comment stands in the text of now: at its line, or where that line has moved; null for the whole text, "gone" where the line is no more. */
export function placeOf(lines: readonly string[], { line, quote }: Anchored): number | null | "gone" {
  if (line === null) return null;
  if (lines[line] === quote) return line;
  const places = lines.flatMap((text, at) => (text === quote ? [at] : []));
  return places.sort((a, b) => Math.abs(a - line) - Math.abs(b - line))[0] ?? "gone";
}
