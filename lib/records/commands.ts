import { Prisma } from "#prisma/generated/client.ts";
import { dayOf, yearOf } from "#lib/time.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { takeNumber } from "#lib/numbering/commands.ts";
import { handlingUnit } from "#lib/organisation/units.ts";
import type { HandlingUnit } from "#lib/organisation/units.ts";

export interface Registration {
  record: { kind: string; id: string };
  /** Its handling unit numbers and files. */
  departmentId: string;
  unitTaskId: string;
  at: Date;
}

export interface Registered {
  /** "unit name-serial", as shown. */
  label: string;
  recordFileId: string;
}

/** Numbers a record, enters it in its unit's register and files it in the task's file of the year. */
export async function register(tx: Tx, registration: Registration): Promise<Registered> {
  const { label, enter } = await numbered(tx, registration);
  return { label, recordFileId: await enter() };
}

/** Numbers a record in one statement; `enter` enters it in the register and files it, and answers the file. Both belong to one act. */
export async function numbered(tx: Tx, { record, departmentId, unitTaskId, at }: Registration): Promise<{ label: string; enter(): Promise<string> }> {
  const year = yearOf(at);
  const { serial, ...unit } = await takeNumber<HandlingUnit>(tx, handlingUnit(departmentId, dayOf(at)), year, "register");
  const label = `${unit.nameKo}-${serial}`;
  return { label, enter };

  /** What is decided after its year was closed is filed in the next. */
  async function enter(): Promise<string> {
    const [filed] = await tx.$queryRaw<{ id: string }[]>`
      with filed as (
        insert into "RecordFile" ("id", "unitTaskId", "departmentId", "year", "retention")
        select ${newId(at)}::uuid, t."id", ${unit.departmentId}::uuid, ${year} + (select count(*)::int from "RecordYear" y where y."departmentId" = ${unit.departmentId}::uuid and y."year" = ${year}), t."retention" from "UnitTask" t where t."id" = ${unitTaskId}::uuid
        on conflict ("unitTaskId", "departmentId", "year") do update set "year" = excluded."year"
        returning "id"
      ), entered as (
        insert into "RegisterEntry" ("id", "departmentId", "year", "serial", "label", "code", "recordKind", "recordId", "recordFileId", "at")
        select ${newId(at)}::uuid, ${unit.departmentId}::uuid, ${year}, ${serial}, ${label}, ${`${unit.code}${String(serial).padStart(6, "0")}`},
          ${record.kind}, ${record.id}::uuid, filed."id", ${at} from filed
        returning "recordFileId" as id
      ) select id from entered`;
    if (!filed) throw new Error("the record could not be filed: its unit task is unknown");
    return filed.id;
  }
}

/** The file in which a record was filed: an expression of `uuid`, for a statement after its entry. */
export const fileOf = ({ kind, id }: Registration["record"]): Prisma.Sql => Prisma.sql`(select "recordFileId" from "RegisterEntry" where "recordKind" = ${kind} and "recordId" = ${id}::uuid)`;
