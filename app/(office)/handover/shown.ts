import { formatDay } from "#lib/format.ts";
import type { Language } from "#lib/names.ts";
import type { Refused } from "#lib/refusal.ts";

import { sentenceOf } from "#lib/platform/messages.ts";
import type { OpenedStatement } from "#lib/handover/queries.ts";
import type { StatementShown } from "#components/handover/Statement.tsx";

function reasonOf(refusal: Refused, language: Language): string {
  const day = refusal.params?.["day"];
  return sentenceOf(language, refusal.refused, { ...refusal.params, ...(typeof day === "string" ? { day: formatDay(day, language) } : {}) });
}

/** A statement as its page shows it: buttons only for whom they concern, with the reason where not yet. */
export function statementShown(open: OpenedStatement, language: Language): StatementShown {
  const { row, from, to, witness, lines, may } = open;
  const concerns = (refusal: Refused | null, ...not: string[]) => refusal === null || !not.includes(refusal.refused);
  const act =
    concerns(may.handOver, "handover.not-handing-over", "handover.already-handed-over") ? "handOver"
    : concerns(may.takeOver, "handover.not-taking-over", "handover.already-taken-over") ? "takeOver"
    : concerns(may.witness, "handover.not-witness", "handover.already-witnessed") ? "witness" : null;
  const refusal = act ? may[act] : null;
  return {
    id: row.id, from, to, witness, handedOverAt: row.handedOverAt, takenOverAt: row.takenOverAt, witnessedAt: row.witnessedAt, prepares: may.prepare === null,
    signing: act ? { act, reason: refusal ? reasonOf(refusal, language) : null } : null,
    lines: lines.map(({ may: mays, ...line }) => ({ ...line, allowed: { accept: mays.accept === null, ask: mays.ask === null, answer: mays.answer === null, note: mays.note === null, remove: mays.remove === null } })),
  };
}

export type StatementState = "preparing" | "handed" | "taken" | "done";

export function stateOf(row: { handedOverAt: Date | null; takenOverAt: Date | null; witnessedAt: Date | null }): StatementState {
  return row.witnessedAt ? "done" : row.takenOverAt ? "taken" : row.handedOverAt ? "handed" : "preparing";
}

export const stateTone = { preparing: "warn", handed: "now", taken: "warn", done: "ok" } as const satisfies Record<StatementState, string>;

/** The address of a statement for this reader: with its post where they see the post, else alone. */
export function addressOf(row: { id: string; postId: string }, seesPost: boolean): string {
  return seesPost ? `/handover/${row.postId}?of=${row.id}` : `/handover/statements/${row.id}`;
}

export type Search = Promise<Record<string, string | string[] | undefined>>;
