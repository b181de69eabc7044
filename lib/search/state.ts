import type { Db } from "#lib/platform/database.ts";
import { clusterOf } from "#lib/search/door.ts";
import { missedBy } from "#lib/search/missed.ts";
import { underWay } from "#lib/search/rebuilding.ts";

/** How the indexes stand, for whoever operates them. */
export interface SearchState {
  /** `none`: PostgreSQL searches by itself; `behind`: it is being brought what it missed; `unbuilt`: its index is not there yet. */
  cluster: "none" | "answers" | "away" | "behind" | "unbuilt";
  missed: number;
  /** Records gone through by a rebuild that goes on or was broken off, of how many. */
  rebuilding: { done: number; of: number } | null;
}

export async function searchState(db: Db): Promise<SearchState> {
  const [cluster, missed, progress] = await Promise.all([clusterOf(db), missedBy(db), underWay(db)]);
  const rebuilding = progress && { done: progress.done, of: progress.of };
  if (!cluster) return { cluster: "none", missed: 0, rebuilding };
  const ready = await cluster.ready().catch(() => null);
  return { cluster: ready === null ? "away" : !ready ? "unbuilt" : missed > 0 ? "behind" : "answers", missed, rebuilding };
}
