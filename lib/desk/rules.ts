import type { Refusals } from "#lib/refusal.ts";
import { refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";

export const refusals = { "not-administrator": 403, "already-answered": 409 } as const satisfies Refusals;

export type ReportStatus = "open" | "answered";

/** A problem is answered once, by an administrator of the reporter's agency. */
export function mayAnswer(report: { status: ReportStatus }, isAdministrator: boolean): Refused | null {
  if (!isAdministrator) return refused("desk.not-administrator");
  if (report.status === "answered") return refused("desk.already-answered");
  return null;
}
