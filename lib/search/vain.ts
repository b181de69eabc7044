import { z } from "zod";
import { everyone } from "#lib/access/rules.ts";
import { Refusal } from "#lib/refusal.ts";
import { record } from "#lib/history/commands.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { log } from "#lib/platform/log.ts";
import { notFound, operation, reading } from "#lib/platform/operation.ts";
import { addDays, dayFrom, dayOf, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { namesAnOfficial } from "#lib/organisation/name-matches.ts";
import { departmentCalled } from "#lib/organisation/structure.ts";
import { withSuccessors } from "#lib/organisation/successors.ts";
import { taskCalled, taskRows } from "#lib/tasks/queries.ts";
import { ask } from "#lib/search/door.ts";
import type { searchInput } from "#lib/search/queries.ts";
import { fewestAskers, vainOf } from "#lib/search/vain-rules.ts";
import type { Vain } from "#lib/search/vain-rules.ts";
import { wordsOf } from "#lib/search/vocabulary.ts";
import { countsOf, keyOf, stripped } from "#lib/search/words.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** One of so many bits is set by each asker; who shares one is counted once. */
const bits = 31;
/** Questions that nobody asked again for so long are forgotten. */
const keptDays = 180;
/** A unit is looked for anew after so long, and for so many at a time. */
const placedAgain = 30;
const placedAtOnce = 20;

const bitOf = (official: string, salt: Prisma.Sql) => Prisma.sql`(1 << (((hashtextextended(${official}::text || ${salt}::text, 0) % ${bits}) + ${bits}) % ${bits})::int)`;

/**
 * Whether a question may stand in a list that others read: it names no official, and each of its words is one of the sealed snapshot or
 * stands in no record that every official may read. A word in between, once in some text, may be anybody's name; what hidden records hold is not looked at, or the list would tell.
 */
function mayBeTold({ words, typed }: Vain): Prisma.Sql {
  const keys = [...wordsOf(words)].flatMap((word) => [...countsOf(word).keys()].filter((term) => term === `w${word}` || term.startsWith("e")).map((term) => ({ word, key: keyOf(term) })));
  return Prisma.sql`not ${namesAnOfficial([typed, typed.map(stripped)])}
    and not exists (select from unnest(${keys.map(({ word }) => word)}::text[], ${keys.map(({ key }) => key)}::int[]) w("word", "key")
      where exists (select from "SearchTerm" t where t."key" = w."key") and not exists (select from "SearchWord" s where s."word" = w."word"))`;
}

/** Counts a question in vain. One statement; who asked is not kept. */
export async function countVain(db: Db, actor: Pick<Actor, "officialId" | "seat">, input: z.output<typeof searchInput>, at: Date): Promise<void> {
  const vain = actor.seat ? vainOf(input) : null;
  if (!vain) return;
  const old = Prisma.sql`"SearchVain"`;
  await db.$executeRaw`
    with fresh as (select gen_random_uuid() as "salt")
    insert into "SearchVain" ("id", "words", "salt", "askers", "lastOn", "department", "task")
    select ${newId(at)}::uuid, ${vain.words}, f."salt", ${bitOf(actor.officialId, Prisma.sql`f."salt"`)}, ${toColumn(dayOf(at))}::date, ${vain.department}, ${vain.task} from fresh f where ${mayBeTold(vain)}
    on conflict ("words") do update set "lastOn" = excluded."lastOn", "settledOn" = null,
      "askers" = case when ${old}."settledOn" is null then ${old}."askers" else 0 end | ${bitOf(actor.officialId, Prisma.sql`${old}."salt"`)},
      "department" = coalesce(nullif(excluded."department", ''), ${old}."department"), "task" = coalesce(nullif(excluded."task", ''), ${old}."task")`;
}

/** Counts it after the answer where no record holds all its words: nobody waits for it, and no answer fails by it. */
export function noteVain(db: Db, actor: Pick<Actor, "officialId" | "seat">, input: z.output<typeof searchInput>, found: { total: number; loose?: boolean }, at: Date): void {
  if (found.total > 0 && !found.loose) return;
  void countVain(db, actor, input, at).catch((error: unknown) => log.warn({ error: error instanceof Error ? error.message : String(error) }, "a search in vain was not counted"));
}

interface Placed {
  departmentId: string;
  unitTaskId: string | null;
}

/** The unit that could write what was missed: the one that was named, that of the task that was named, else that of the unit task nearest by words. */
async function placeOf(db: Db, { words, department, task }: { words: string; department: string; task: string }, day: Day): Promise<Placed | null> {
  const named = task ? await taskCalled(db, task) : null;
  const nearest = named ?? (await ask(db, { q: words, kind: ["task"], tokens: [everyone], sort: "fit", limit: 1, offset: 0 })).hits[0]?.recordId ?? null;
  const [found] = nearest ? await taskRows(db, { ids: [nearest] }, day) : [];
  const unit = department ? await departmentCalled(db, department) : null;
  if (unit) return { departmentId: unit, unitTaskId: found?.departmentId === unit ? found.id : null };
  return found ? { departmentId: found.departmentId, unitTaskId: found.id } : null;
}

/** Looks for the units of what enough officials missed, and forgets what nobody asks any more. Answers how many were placed. */
export async function placeVain(db: Db, at: Date): Promise<number> {
  const day = dayOf(at);
  await db.searchVain.deleteMany({ where: { lastOn: { lt: toColumn(addDays(day, -keptDays)) } } });
  const rows = await db.$queryRaw<{ id: string; words: string; department: string; task: string }[]>`
    select "id", "words", "department", "task" from "SearchVain" where bit_count("askers"::bit(32)) >= ${fewestAskers} and "departmentId" is null and ("placedOn" is null or "placedOn" < ${toColumn(addDays(day, -placedAgain))}::date)
    order by "lastOn" desc, "id" limit ${placedAtOnce}`;
  let placed = 0;
  for (const row of rows) {
    const found = await placeOf(db, row, day);
    const unit = found ? (await withSuccessors(db, [found.departmentId])).get(found.departmentId)?.at(-1) : undefined;
    await db.searchVain.updateMany({ where: { id: row.id }, data: { placedOn: toColumn(day), ...(found && unit ? { departmentId: unit, unitTaskId: found.unitTaskId } : {}) } });
    if (unit) placed += 1;
  }
  return placed;
}

export interface VainLine {
  id: string;
  words: string;
  askers: number;
  lastOn: Day;
  unitTaskId: string | null;
}

/** The departments in which somebody sits, or which they head. */
const departmentsOf = (actor: Actor) => [...new Set(actor.seats.flatMap((seat) => [seat.departmentId, ...(seat.isHead ? seat.headsDepartmentIds : [])]))];

const mostShown = 100;

/** What enough officials missed and somebody's unit could write, the most missed first. One statement. */
export async function missedOf(db: Db | Tx, actor: Actor): Promise<VainLine[]> {
  const rows = await db.$queryRaw<(Omit<VainLine, "lastOn"> & { lastOn: Date })[]>`
    select "id", "words", bit_count("askers"::bit(32))::int as "askers", "lastOn", "unitTaskId" from "SearchVain"
    where "departmentId" = any(${departmentsOf(actor)}::uuid[]) and "settledOn" is null and bit_count("askers"::bit(32)) >= ${fewestAskers}
    order by 3 desc, "lastOn" desc, "words" limit ${mostShown}`;
  return rows.map((row) => ({ ...row, lastOn: dayFrom(row.lastOn) }));
}

export const listMissed = reading({
  name: "search.missed",
  address: "GET /api/v1/searches-in-vain",
  summary: { ko: "여럿이 찾았으나 찾지 못한 것 가운데 내 부서가 쓸 수 있는 것을 봅니다", en: "What several officials searched for in vain and one's unit could write" },
  input: z.object({}),
  output: z.object({ missed: z.array(z.object({ id: z.uuid(), words: z.string(), askers: z.int(), lastOn: z.iso.date(), unitTaskId: z.uuid().nullable() })) }),
  async run({ tx, actor }) {
    return { missed: await missedOf(tx, actor) };
  },
});

export const settleMissed = operation({
  name: "search.settle-missed",
  address: "POST /api/v1/searches-in-vain/:id/settlements",
  summary: { ko: "찾지 못한 것을 목록에서 내립니다. 다시 찾지 못하면 다시 셉니다", en: "Take what was searched for in vain off the list; it is counted anew when it is missed again" },
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  refusals: ["platform.not-found"],
  act: "missed-search.settled",
  async run({ tx, actor, now, today }, { id }) {
    const missed = (await missedOf(tx, actor)).find((one) => one.id === id);
    if (!missed) throw notFound();
    const { count } = await tx.searchVain.updateMany({ where: { id, settledOn: null }, data: { settledOn: toColumn(today) } });
    if (count === 0) throw new Refusal("platform.not-found");
    await record(tx, { actor, at: now, act: "missed-search.settled", record: { kind: "missed-search", id }, before: { words: missed.words, askers: missed.askers } });
    return { id };
  },
});
