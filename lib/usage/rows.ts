import { z } from "zod";
import { countedRows } from "#lib/documents/counting.ts";
import type { CountedPage } from "#lib/documents/counting.ts";
import { daysActed } from "#lib/history/days.ts";
import type { ActedDay } from "#lib/history/days.ts";
import { nameOf } from "#lib/names.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import type { Day } from "#lib/time.ts";
import { looksAtMe } from "#lib/usage/looks.ts";
import { asked, peopleOf, usageInput, whoseOf } from "#lib/usage/queries.ts";
import type { Who } from "#lib/usage/queries.ts";
import { daysCounted, instantsOf, monthOf, opened } from "#lib/usage/rules.ts";
import type { Beside, Measure, Month } from "#lib/usage/rules.ts";

export const rowPage = 50;

interface Wanted<M> {
  measure: M;
  month: Month;
  /** Of the chosen month, or of what stands beside it. */
  of?: Beside;
  page?: number;
}

/** A page of the documents behind one number that the actor may list, how many those are, and the number itself. */
export async function rowsOf(db: Db, actor: Actor, who: Who, { measure, month, of = "now", page = 1 }: Wanted<Measure>, today: Day): Promise<CountedPage> {
  const whose = whoseOf(actor, who);
  return whose ? countedRows(db, actor.tokens, whose, measure, instantsOf(daysCounted(month, of, today)), { page, size: rowPage }) : { rows: [], total: 0, counted: 0 };
}

/** The days behind the days of use: of a department with how many of its people acted, not who. */
export async function daysOf(db: Db, actor: Actor, who: Who, { month, of = "now" }: Omit<Wanted<"days">, "measure">, today: Day): Promise<ActedDay[]> {
  return daysActed(db, await peopleOf(db, actor, who, today), instantsOf(daysCounted(month, of, today)));
}

const input = usageInput.extend({ measure: z.enum(opened).default("drafted"), of: z.enum(["now", "before", "yearAgo"]).default("now"), page: z.int().min(1).max(10_000).default(1) });
const document = z.object({ documentId: z.uuid(), title: z.string(), number: z.string().nullable(), at: z.iso.datetime(), minutes: z.number().nullable() });

export const readUsageRows = reading({
  name: "usage.rows",
  address: "GET /api/v1/usage/rows",
  summary: { ko: "이용 현황의 한 숫자가 센 문서나 날을 봅니다. 볼 수 있는 문서만 나오고(total), 센 수(counted)는 그 밖의 것도 듭니다", en: "The documents or days that one of the figures counts: documents as far as I may know of them (total), and the figure with the others (counted)" },
  input,
  output: z.object({ total: z.int(), counted: z.int(), documents: z.array(document), days: z.array(z.object({ day: z.iso.date(), people: z.int() })) }),
  refusals: ["platform.not-found"],
  async run(context, { measure, month: wished, of, page, ...given }) {
    const { tx, actor, today } = context;
    const who = await asked(context, given);
    const month = monthOf(wished, today);
    if (measure === "days") {
      const days = await daysOf(tx, actor, who, { month, of }, today);
      return { total: days.length, counted: days.reduce((sum, { people }) => sum + people, 0), documents: [], days };
    }
    const { rows, total, counted } = await rowsOf(tx, actor, who, { measure, month, of, page }, today);
    return { total, counted, days: [], documents: rows.map((row) => ({ documentId: row.documentId, title: row.title, number: row.numberLabel, at: row.at.toISOString(), minutes: row.minutes })) };
  },
});

export const readLooks = reading({
  name: "usage.looks",
  address: "GET /api/v1/usage/looks",
  summary: { ko: "누가 언제 몇 번 내 수치를 보았는지 사람과 날마다 한 줄로, 최근부터 봅니다", en: "Who looked at my figures and how often, a line for each person and day, the latest first" },
  input: z.object({ page: z.int().min(1).max(10_000).default(1) }),
  output: z.object({ total: z.int(), looks: z.array(z.object({ name: z.string(), at: z.iso.datetime(), times: z.int() })) }),
  async run({ tx, actor }, { page }) {
    const { looks, total } = await looksAtMe(tx, actor, page);
    return { total, looks: looks.map((look) => ({ name: nameOf({ nameKo: look.viewerKo, nameEn: look.viewerEn }, actor.language), at: look.at.toISOString(), times: look.times })) };
  },
});
