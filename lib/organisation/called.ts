import { dayFrom, dayFromNullable } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

/** A department under one of its names, of any time. */
interface Called {
  id: string;
  code: string;
  agencyId: string;
  nameKo: string;
  nameEn: string;
  agencyKo: string;
  agencyEn: string;
  validFrom: Day;
  validUntil: Day | null;
}

export type DepartmentFound = { id: string; nameKo: string; nameEn: string } | "unknown" | "several";

const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/** Finds departments by id, code, or a name of any time in either language, alone or after its agency's; one that stands today goes before those that ended. */
export async function departmentFinder(db: Db | Tx, day: Day): Promise<(text: string) => DepartmentFound> {
  const rows = await db.$queryRaw<(Omit<Called, "validFrom" | "validUntil"> & { validFrom: Date; validUntil: Date | null })[]>`
    select d."id", d."code", d."agencyId", v."nameKo", v."nameEn", g."nameKo" as "agencyKo", g."nameEn" as "agencyEn", v."validFrom", v."validUntil"
    from "Department" d join "DepartmentVersion" v on v."departmentId" = d."id" join "Agency" g on g."id" = d."agencyId" order by v."validFrom"`;
  const names = new Map<string, Called[]>();
  for (const row of rows) {
    const called: Called = { ...row, validFrom: dayFrom(row.validFrom), validUntil: dayFromNullable(row.validUntil) };
    for (const name of new Set([row.id, row.code, row.nameKo, row.nameEn, `${row.agencyKo}${row.nameKo}`, `${row.agencyEn}${row.nameEn}`].map(plain))) names.set(name, [...(names.get(name) ?? []), called]);
  }
  return (text) => {
    const found = names.get(plain(text)) ?? [];
    const today = found.filter((one) => one.validFrom <= day && (one.validUntil === null || one.validUntil >= day));
    const meant = today.length > 0 ? today : found;
    if (meant.length === 0) return "unknown";
    if (new Set(meant.map((one) => one.id)).size > 1) return "several";
    const { id, nameKo, nameEn } = meant.at(-1)!;
    return { id, nameKo, nameEn };
  };
}
