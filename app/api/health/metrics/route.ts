import { now } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import { outboxLag } from "#lib/platform/worker.ts";
import { searchState } from "#lib/search/state.ts";

export const dynamic = "force-dynamic";

/** How far the indexes are behind, as Prometheus reads it. Numbers alone: nothing of any record. */
export async function GET(): Promise<Response> {
  try {
    const [lag, search] = await Promise.all([outboxLag(now()), searchState(database())]);
    const states = ["none", "answers", "away", "behind", "unbuilt"] as const;
    const lines = [
      gauge("onmaru_outbox_waiting", "Messages that wait for their reactions.", [["", lag.waiting]]),
      gauge("onmaru_outbox_oldest_seconds", "How long the oldest of them has waited.", [["", lag.oldestMs / 1000]]),
      gauge("onmaru_outbox_lag_seconds", "From an act to its last reaction, of the last thousand.", [['{quantile="0.5"}', lag.p50Ms / 1000], ['{quantile="0.99"}', lag.p99Ms / 1000]]),
      gauge("onmaru_outbox_given_up", "Messages that were tried in vain and stay with their errors.", [["", lag.givenUp]]),
      gauge("onmaru_search_cluster", "How the search cluster stands; none where PostgreSQL searches by itself.", states.map((state) => [`{state="${state}"}`, search.cluster === state ? 1 : 0])),
      gauge("onmaru_search_missed", "Entries that the search cluster has yet to be brought.", [["", search.missed]]),
      gauge("onmaru_search_refused", "Entries that the search cluster does not take for their size; PostgreSQL alone finds them.", [["", search.refused]]),
      gauge("onmaru_search_rebuild_records", "Records gone through by a rebuild of the indexes, and how many there are; nought without one.", [['{of="done"}', search.rebuilding?.done ?? 0], ['{of="all"}', search.rebuilding?.of ?? 0]]),
    ];
    return new Response(`${lines.join("\n")}\n`, { headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" } });
  } catch {
    return new Response("# not ready\n", { status: 503, headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" } });
  }
}

function gauge(name: string, help: string, values: readonly (readonly [labels: string, value: number])[]): string {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...values.map(([labels, value]) => `${name}${labels} ${value}`)].join("\n");
}
