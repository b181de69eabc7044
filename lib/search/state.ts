import { z } from "zod";
import { hasRole } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { notFound, reading } from "#lib/platform/operation.ts";
import { outboxLag } from "#lib/platform/worker.ts";
import { clusterOf } from "#lib/search/door.ts";
import { missedBy } from "#lib/search/missed.ts";
import { underWay } from "#lib/search/rebuilding.ts";

/** How the indexes stand, for whoever operates them. */
export interface SearchState {
  /** `none`: PostgreSQL searches by itself; `behind`: it is being brought what it missed; `unbuilt`: its index is not there yet. */
  cluster: "none" | "answers" | "away" | "behind" | "unbuilt";
  missed: number;
  /** Entries that it does not take for their size; PostgreSQL alone finds them. */
  refused: number;
  /** Records gone through by a rebuild that goes on or was broken off, of how many. */
  rebuilding: { done: number; of: number } | null;
}

export async function searchState(db: Db): Promise<SearchState> {
  const [cluster, { missed, refused }, progress] = await Promise.all([clusterOf(db), missedBy(db), underWay(db)]);
  const rebuilding = progress && { done: progress.done, of: progress.of };
  if (!cluster) return { cluster: "none", missed: 0, refused: 0, rebuilding };
  const ready = await cluster.ready().catch(() => null);
  return { cluster: ready === null ? "away" : !ready ? "unbuilt" : missed > 0 ? "behind" : "answers", missed, refused, rebuilding };
}

/** What the page of administration tells whoever operates the installation. */
export const readOperation = reading({
  name: "search.operation",
  address: "GET /api/v1/operation",
  summary: { ko: "색인이 기록보다 얼마나 늦는지 봅니다. 관리자만 봅니다", en: "How far the indexes are behind the records; for administrators" },
  input: z.object({}),
  output: z.object({
    lag: z.object({ waiting: z.int(), oldestMs: z.number(), p50Ms: z.number(), p99Ms: z.number(), givenUp: z.int() }),
    search: z.object({ cluster: z.enum(["none", "answers", "away", "behind", "unbuilt"]), missed: z.int(), refused: z.int(), rebuilding: z.object({ done: z.int(), of: z.int() }).nullable() }),
  }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, now }) {
    if (!hasRole(actor, "administrator")) throw notFound();
    const [lag, search] = await Promise.all([outboxLag(now), searchState(tx)]);
    return { lag, search };
  },
});
