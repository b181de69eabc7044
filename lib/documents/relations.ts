import { refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import type { Status } from "#lib/documents/rules.ts";

/** How a document relates to the one that it names: 회신 · 대체 · 근거 · 개정 · 관련. */
export const relationKinds = ["related", "based-on", "answers", "supersedes", "amends"] as const;
export type RelationKind = (typeof relationKinds)[number];

/** What one document may name; more is no reference but a list. */
export const mostRelations = 50;

interface Own {
  status: Status;
  drafterPostId: string;
  /** Posts that the actor may act for today. */
  postIds: readonly string[];
}

/** Whether somebody may name further documents on a card: its writer, before submission and again once it is decided. */
export function mayRelate({ status, drafterPostId, postIds }: Own): Refused | null {
  if (!postIds.includes(drafterPostId)) return refused("approval.not-the-drafter");
  return status === "in-approval" ? refused("approval.under-way") : null;
}

/** What a decided document names stays named (§17); before that its writer takes it back. */
export function mayUnrelate(own: Own): Refused | null {
  return mayRelate(own) ?? (own.status === "approved" ? refused("documents.relation-stays") : null);
}

interface Related {
  id: string;
  status: Status;
  decidedAt: Date | null;
}

/** Whether one document may stand to another in this way. Superseding and amending go back in time alone, so that no circle comes about. */
export function relationFault(kind: RelationKind, from: Related, to: Related): Refused | null {
  if (from.id === to.id) return refused("documents.relation-to-itself", {}, "other");
  if (kind !== "supersedes" && kind !== "amends") return null;
  if (to.status !== "approved" || to.decidedAt === null) return refused("documents.relation-undecided", {}, "other");
  return from.decidedAt !== null && to.decidedAt >= from.decidedAt ? refused("documents.relation-later", {}, "other") : null;
}
