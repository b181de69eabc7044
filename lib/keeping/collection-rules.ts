import { departmentToken, postToken, tokenSets } from "#lib/access/rules.ts";
import type { TokenSets } from "#lib/access/rules.ts";
import { refused } from "#lib/refusal.ts";
import type { May, Refusals } from "#lib/refusal.ts";

export const collectionRefusals = {
  "no-post": 403,
  "title-required": 422,
  "unknown-collection": 422,
  "in-it-already": 422,
  "holds-enough": 409,
  "not-your-post": 403,
} as const satisfies Refusals;

export const longestOf = { title: 200, note: 2_000 } as const;
/** More is no reading list. */
export const most = { items: 300, collections: 100 } as const;

/** Who knows and reads a collection: its post, whoever holds it, and the unit where it is shared. */
export function tokensOf({ postId, departmentId, shared }: { postId: string; departmentId: string; shared: boolean }): TokenSets {
  return tokenSets([], [postToken(postId), ...(shared ? [departmentToken(departmentId)] : [])]);
}

/** Whoever holds its post changes a collection. */
export function mayOfCollection(postId: string, postIds: readonly string[]): May<"change"> {
  return { change: postIds.includes(postId) ? null : refused("keeping.not-your-post") };
}

/** The places of two neighbours among those that are seen, changed; what is not seen between them stays where it is. */
export function moved<T extends { recordId: string; position: number }>(seen: readonly T[], recordId: string, to: "up" | "down"): { recordId: string; position: number }[] {
  const at = seen.findIndex((item) => item.recordId === recordId);
  const [item, other] = [seen[at], seen[at + (to === "up" ? -1 : 1)]];
  return item && other ? [{ recordId: item.recordId, position: other.position }, { recordId: other.recordId, position: item.position }] : [];
}
