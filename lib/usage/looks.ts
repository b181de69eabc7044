import { logRead } from "#lib/history/reads.ts";
import { postsWith } from "#lib/organisation/units.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound } from "#lib/platform/operation.ts";
import type { Day } from "#lib/time.ts";

export interface Colleague {
  officialId: string;
  nameKo: string;
  nameEn: string;
}

/** The people of the departments whose head somebody is today, by name; nobody for others. */
export async function headedBy(db: Db | Tx, actor: Actor, today: Day): Promise<Colleague[]> {
  const departments = [...new Set(actor.seats.filter((seat) => seat.isHead && seat.kind !== "deputy").map((seat) => seat.departmentId))];
  const posts = (await Promise.all(departments.slice(0, 5).map((departmentId) => postsWith(db, { departmentId }, today)))).flat();
  const people = new Map(posts.flatMap((post) => (post.officialId && post.officialId !== actor.officialId ? [[post.officialId, { officialId: post.officialId, nameKo: post.holderKo ?? "", nameEn: post.holderEn ?? "" }] as const] : [])));
  return [...people.values()].sort((a, b) => a.nameKo.localeCompare(b.nameKo, "ko"));
}

/** A head looks at the figures of one of theirs. Each look is kept and shown to that person; others are not found. */
export async function lookAt(db: Db, actor: Actor, officialId: string, now: Date, today: Day): Promise<Colleague> {
  const person = (await headedBy(db, actor, today)).find((one) => one.officialId === officialId);
  await logRead(db, { actor, at: now, record: { kind: "figures", id: officialId }, outcome: person ? "read" : "refused", via: "figures" });
  if (!person) throw notFound();
  await db.usageLook.create({ data: { subjectId: officialId, viewerId: actor.officialId, viewerKo: actor.nameKo, viewerEn: actor.nameEn, at: now }, select: { id: true } });
  return person;
}

export const lookPage = 20;

/** The looks of one head on one day. */
export interface Look {
  viewerId: string;
  viewerKo: string;
  viewerEn: string;
  /** The last of them. */
  at: Date;
  times: number;
}

/** A page of who looked at my figures, a line for each head and day, the latest first; and how many lines there are. One statement. */
export async function looksAtMe(db: Db | Tx, actor: Actor, page = 1): Promise<{ looks: Look[]; total: number }> {
  const rows = await db.$queryRaw<(Omit<Look, "viewerId"> & { viewerId: string | null; total: number })[]>`
    with seen as (
      select "viewerId", (array_agg("viewerKo" order by "at" desc))[1] as "viewerKo", (array_agg("viewerEn" order by "at" desc))[1] as "viewerEn", max("at") as "at", count(*)::int as "times"
      from "UsageLook" where "subjectId" = ${actor.officialId}::uuid group by "viewerId", ("at" at time zone 'Asia/Seoul')::date
    )
    select t."total", s.* from (select count(*)::int as "total" from seen) t
    left join (select * from seen order by "at" desc, "viewerId" limit ${lookPage} offset ${(page - 1) * lookPage}) s on true order by s."at" desc, s."viewerId"`;
  return { looks: rows.flatMap(({ total: _, viewerId, ...look }) => (viewerId === null ? [] : [{ viewerId, ...look }])), total: rows[0]?.total ?? 0 };
}
