import type { Db } from "#lib/platform/database.ts";
import { fold, upcast } from "#lib/approval/evolving.ts";
import type { Event, Route } from "#lib/approval/rules.ts";
import { routesOf } from "#lib/approval/queries.ts";
import type { StepRow } from "#lib/approval/queries.ts";
import { documentIds } from "#lib/documents/entries.ts";
import { signersAmong } from "#lib/documents/joint.ts";
import { statusOfRoute } from "#lib/documents/rules.ts";
import type { Status } from "#lib/documents/rules.ts";
import { tokensOfRow } from "#lib/documents/tokens.ts";

export interface Fault {
  id: string;
  /** What differs from what the events and the card say. */
  what: "listers" | "readers" | "status" | "version" | "approved-version" | "steps" | "number";
}

const page = 500;

/** Recomputes of every document who may know and read it, and its rows from its events; answers what differs. */
export async function verifyDocuments(db: Db): Promise<{ documents: number; faults: Fault[] }> {
  const faults: Fault[] = [];
  let documents = 0;
  let last: string | null = null;
  for (;;) {
    const ids: string[] = await documentIds(db, last, page);
    if (ids.length === 0) return { documents, faults };
    last = ids[ids.length - 1]!;
    documents += ids.length;
    const [rows, events, steps, asked, parts] = await Promise.all([
      db.document.findMany({ where: { id: { in: ids } }, omit: { draftBody: true } }),
      db.approvalEvent.findMany({ where: { documentId: { in: ids } }, orderBy: [{ documentId: "asc" }, { seq: "asc" }], select: { documentId: true, v: true, data: true } }),
      routesOf(db, ids),
      db.consultation.findMany({ where: { documentId: { in: ids }, withdrawnAt: null }, select: { documentId: true, postId: true } }),
      db.jointPart.findMany({ where: { documentId: { in: ids } }, select: { documentId: true, agencyId: true, departmentId: true } }),
    ]);
    const told = new Map<string, Event[]>();
    for (const event of events) told.set(event.documentId, [...(told.get(event.documentId) ?? []), upcast(event.v, event.data)]);
    for (const row of rows) {
      const happened = told.get(row.id) ?? [];
      const route = fold(happened);
      const status: Status = happened.length === 0 ? "draft" : statusOfRoute[route.status];
      const tokens = tokensOfRow(row, status, route, {
        consultedPostIds: asked.filter((one) => one.documentId === row.id).map((one) => one.postId), signers: signersAmong(route, parts.filter((part) => part.documentId === row.id)),
      });
      const check = (what: Fault["what"], holds: boolean) => {
        if (!holds) faults.push({ id: row.id, what });
      };
      check("listers", same(row.listers, tokens.listers));
      check("readers", same(row.readers, tokens.readers));
      check("status", row.status === status);
      check("version", row.version === route.version);
      check("approved-version", row.approvedVersion === route.approvedVersion);
      check("steps", sameSteps(steps.get(row.id) ?? [], route));
      check("number", (row.numberLabel !== null) === (status === "approved"));
    }
  }
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

function sameSteps(rows: readonly StepRow[], { steps }: Route): boolean {
  return (
    rows.length === steps.length &&
    rows.every((row, at) => {
      const step = steps[at]!;
      return (
        row.position === step.id && row.kind === step.kind && row.group === step.group && row.parent === step.parent && row.departmentId === step.departmentId && row.held === step.held && row.reason === step.reason && row.postId === step.postId && row.state === step.state && row.officialId === (step.acting?.officialId ?? null) && row.hasOpinion === step.hasOpinion &&
        row.versionBefore === step.versionBefore && row.versionAfter === step.versionAfter && (row.actedAt?.getTime() ?? null) === step.actedAt && row.onBehalfOf === (step.acting?.onBehalfOf ?? "") && row.actedAs === (step.acting?.as ?? "own")
      );
    })
  );
}
