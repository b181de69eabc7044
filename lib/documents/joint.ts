import { Refusal } from "#lib/refusal.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { dayOf, toColumn, yearOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { record } from "#lib/history/commands.ts";
import { lockNumbers } from "#lib/numbering/locking.ts";
import { handlingUnitOf } from "#lib/organisation/units.ts";
import { register } from "#lib/records/commands.ts";
import { outerSteps } from "#lib/approval/rules.ts";
import type { Route, RouteStep } from "#lib/approval/rules.ts";
import type { Signer } from "#lib/documents/rules.ts";
import { mayWriteUnder } from "#lib/documents/writing.ts";
import type { JointPart } from "#prisma/generated/client.ts";

/*
 * 공동기안 (rule 5): one text, signed by the lead agency first. Each further agency has a part of its own:
 * under which of its unit tasks it files the document, its number and its history.
 */

const jointSteps = (route: Route): RouteStep[] => outerSteps(route).filter(({ kind }) => kind === "joint");
const jointDepartments = (route: Route): string[] => jointSteps(route).flatMap((step) => step.departmentId ?? []);

/** A part for each further agency of a route as it was submitted or changed; those of an earlier round stay with their history, and a signature counts for its round alone. */
export async function layParts(tx: Tx, documentId: string, route: Route, today: Day, at: Date): Promise<void> {
  const on = toColumn(today);
  for (const step of jointSteps(route)) {
    await tx.$executeRaw`
      insert into "JointPart" ("id", "documentId", "position", "agencyId", "departmentId", "departmentNameKo", "departmentNameEn")
      select ${newId(at)}::uuid, ${documentId}::uuid, ${step.id}, d."agencyId", d."id", v."nameKo", v."nameEn" from "Department" d
      join "DepartmentVersion" v on v."departmentId" = d."id" and v."validFrom" <= ${on}::date and (v."validUntil" is null or v."validUntil" >= ${on}::date)
      where d."id" = ${step.departmentId}::uuid
      on conflict ("documentId", "departmentId") do update set "position" = excluded."position", "signedAt" = case when ${step.state === "done"} then "JointPart"."signedAt" end`;
  }
}

/** The part to which a step belongs: the further agency's own, or one inside it. */
export async function partAt(tx: Tx, documentId: string, route: Route, step: RouteStep): Promise<JointPart | null> {
  const outer = step.parent === null ? step : route.steps.find((one) => one.id === step.parent);
  if (outer?.kind !== "joint") return null;
  return tx.jointPart.findUnique({ where: { documentId_departmentId: { documentId, departmentId: outer.departmentId ?? "" } } });
}

/** The further agency files the document under a unit task of its own. */
export async function chooseTask(tx: Tx, part: JointPart, unitTaskId: string | null, today: Day): Promise<void> {
  if (unitTaskId === null) throw new Refusal("documents.task-required", {}, "unitTaskId");
  await mayWriteUnder(tx, unitTaskId, part.agencyId, today);
  await tx.jointPart.update({ where: { id: part.id }, data: { unitTaskId } });
}

/** The agency has signed: by its own step, or by the decider inside it. */
export async function signPart(tx: Tx, part: JointPart, at: Date): Promise<void> {
  await tx.jointPart.update({ where: { id: part.id }, data: { signedAt: at } });
}

/** The series from which a joint document takes its numbers, held in one order: two documents that ask the same units, each led by another, wait for each other in turn. */
export async function holdNumbers(tx: Tx, leadDepartmentId: string, route: Route, at: Date): Promise<void> {
  const units = await Promise.all([leadDepartmentId, ...jointDepartments(route)].map((id) => handlingUnitOf(tx, id, dayOf(at))));
  for (const id of [...new Set(units.map((unit) => unit.departmentId))].sort()) await lockNumbers(tx, id, yearOf(at), "register");
}

/** The document is decided: each further agency numbers and files it too. */
export async function numberParts(tx: Tx, actor: Actor, documentId: string, route: Route, today: Day, at: Date): Promise<void> {
  const parts = await tx.jointPart.findMany({ where: { documentId, departmentId: { in: jointDepartments(route) } }, orderBy: { departmentId: "asc" } });
  for (const part of parts) {
    const { label } = await register(tx, { record: { kind: "joint-part", id: part.id }, departmentId: part.departmentId, unitTaskId: part.unitTaskId!, at });
    await tx.jointPart.update({ where: { id: part.id }, data: { numberLabel: label } });
    await record(tx, { actor, at, act: "joint.numbered", record: { kind: "joint-part", id: part.id }, after: { document: documentId, number: label } });
  }
}

export interface SigningAgency {
  id: string;
  nameKo: string;
  nameEn: string;
}

/** Every part that a document ever had, replaced ones too, with the agency's name of a day. */
export function partsEver(db: Db | Tx, documentId: string, day: Day): Promise<SigningAgency[]> {
  return db.$queryRaw`
    select p."id", coalesce(a."nameKo", p."departmentNameKo") as "nameKo", coalesce(a."nameEn", p."departmentNameEn") as "nameEn" from "JointPart" p
    left join onmaru_agencies_on(${toColumn(day)}::date) a on a."id" = p."agencyId" where p."documentId" = ${documentId}::uuid`;
}

/** The departments of further agencies that a route asks to sign. No statement where it asks none. */
export async function signersOf(db: Db | Tx, documentId: string, route: Route): Promise<Signer[]> {
  const departments = jointDepartments(route);
  if (departments.length === 0) return [];
  return db.jointPart.findMany({ where: { documentId, departmentId: { in: departments } }, select: { agencyId: true, departmentId: true } });
}

/** Of the parts that a document ever had those that its route names. */
export function signersAmong<Part extends Signer>(route: Route, parts: readonly Part[]): Part[] {
  const departments = jointDepartments(route);
  return parts.filter((part) => departments.includes(part.departmentId));
}

/** The departments of further agencies that numbered and filed a document too. */
export async function jointHolders(db: Db | Tx, documentId: string): Promise<string[]> {
  return (await db.jointPart.findMany({ where: { documentId, numberLabel: { not: null } }, select: { departmentId: true } })).map((part) => part.departmentId);
}

/** What a further agency has of a joint document. */
export interface ShownPart extends Signer {
  departmentNameKo: string;
  departmentNameEn: string;
  agencyNameKo: string;
  agencyNameEn: string;
  /** Its signature stands: in this round, and before its number. */
  signed: boolean;
  numberLabel: string | null;
}

/** The parts of the agencies that a document's route names now, in the order in which they sign, for its card, with the agencies' names of a day. */
export async function partsOf(db: Db | Tx, documentId: string, route: Route, day: Day): Promise<ShownPart[]> {
  const steps = jointSteps(route);
  if (steps.length === 0) return [];
  const parts = await db.$queryRaw<Omit<ShownPart, "signed">[]>`
    select p."agencyId", p."departmentId", p."departmentNameKo", p."departmentNameEn", coalesce(a."nameKo", '') as "agencyNameKo", coalesce(a."nameEn", '') as "agencyNameEn", p."numberLabel" from "JointPart" p
    left join onmaru_agencies_on(${toColumn(day)}::date) a on a."id" = p."agencyId" where p."documentId" = ${documentId}::uuid`;
  return steps.flatMap((step) => parts.filter((part) => part.departmentId === step.departmentId).map((part) => ({ ...part, signed: step.state === "done" && (route.status === "under-way" || route.status === "decided") })));
}
