import { addDays, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { decides, isRead } from "#lib/approval/rules.ts";
import type { StepKind } from "#lib/approval/rules.ts";

/** What waits for somebody, by what they are to do with it. */
export type Waits = "decide" | "review" | "cooperate" | "confirm" | "sign" | "read" | "returned" | "recalled";

/** By when it was promised. */
export type Promised = "late" | "today" | "week" | "later" | "undated";
export const promises: readonly Promised[] = ["late", "today", "week", "later", "undated"];

/** What is approved, alone or together with others. A joint signature names a task of its own, so it is given alone. */
export function approvable(waits: Waits): boolean {
  return waits === "decide" || waits === "review" || waits === "cooperate" || waits === "confirm";
}

export function waitsAs(kind: StepKind | "returned" | "recalled"): Waits {
  if (kind === "returned" || kind === "recalled") return kind;
  if (decides(kind)) return "decide";
  if (isRead(kind)) return "read";
  return ({ cooperation: "cooperate", confirmation: "confirm", joint: "sign" } as const)[kind as string] ?? "review";
}

/** The last day of the week of a day: weeks end on Sunday. */
export function weekEnd(day: Day): Day {
  return addDays(day, (7 - toColumn(day).getUTCDay()) % 7);
}

export function promisedBy(due: Day | null, today: Day): Promised {
  if (due === null) return "undated";
  if (due < today) return "late";
  if (due === today) return "today";
  return due <= weekEnd(today) ? "week" : "later";
}

export interface WaitingBatch<T> {
  id: string;
  first: T;
  count: number;
}

/** Batches of which several documents wait to be approved, in the order of the list, each by the first of them that was drafted. */
export function batchesOf<T extends { batchId: string | null; batchPlace: number | null; waits: Waits }>(items: readonly T[]): WaitingBatch<T>[] {
  const batches = new Map<string, WaitingBatch<T>>();
  for (const item of items) {
    if (item.batchId === null || !approvable(item.waits)) continue;
    const batch = batches.get(item.batchId);
    if (batch) {
      batch.count += 1;
      if ((item.batchPlace ?? 0) < (batch.first.batchPlace ?? 0)) batch.first = item;
    } else batches.set(item.batchId, { id: item.batchId, first: item, count: 1 });
  }
  return [...batches.values()].filter((batch) => batch.count > 1);
}
