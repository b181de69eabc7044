import { Readable } from "node:stream";
import { z } from "zod";
import { csvLine } from "#lib/csv.ts";
import { countSpans } from "#lib/documents/counting.ts";
import type { Counted, CountedFigure } from "#lib/documents/counting.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { notFound, reading } from "#lib/platform/operation.ts";
import type { ReadContext } from "#lib/platform/operation.ts";
import { daysOfUse } from "#lib/history/days.ts";
import { postsWith } from "#lib/organisation/units.ts";
import { lookAt } from "#lib/usage/looks.ts";
import type { Day } from "#lib/time.ts";
import { instantsOf, isMonth, monthOf, spansOf } from "#lib/usage/rules.ts";
import type { Days, Measure, Month } from "#lib/usage/rules.ts";

/** `person`: one of those whose head the actor is; asked for by `lookAt` alone, which keeps the look. */
export type Who = "me" | "department" | { officialId: string };

/** Counts, and the lead time's median and 90th percentile in minutes. */
export interface Figures extends Record<Measure, number> {
  median: number | null;
  p90: number | null;
  /** Days with an act in the product; in a department, of each of its people of today. */
  days: number;
}

export interface Usage {
  month: Month;
  compared: (Days & Figures)[];
  months: (Days & Figures & { month: Month })[];
}

/** One's own records, or those of the department of one's seat; nobody else's can be asked for. */
export function whoseOf(actor: Actor, who: Who): Counted | null {
  if (who === "me") return { officialId: actor.officialId };
  if (typeof who === "object") return who;
  return actor.seat ? { departmentId: actor.seat.departmentId } : null;
}

export async function peopleOf(db: Db | Tx, actor: Actor, who: Who, today: Day): Promise<string[]> {
  if (who === "me") return [actor.officialId];
  if (typeof who === "object") return [who.officialId];
  if (!actor.seat) return [];
  return [...new Set((await postsWith(db, { departmentId: actor.seat.departmentId }, today)).flatMap((post) => post.officialId ?? []))];
}

function figuresOf(found: readonly CountedFigure[], days: readonly number[], span: number): Figures {
  const of = (measure: Measure) => found.find((each) => each.span === span && each.measure === measure);
  const count = (measure: Measure) => of(measure)?.count ?? 0;
  return {
    drafted: count("drafted"), decided: count("decided"), returns: count("returns"), opinions: count("opinions"), lead: count("lead"),
    median: of("lead")?.median ?? null, p90: of("lead")?.p90 ?? null, days: days[span] ?? 0,
  };
}

export async function usageOf(db: Db | Tx, actor: Actor, who: Who, asked: unknown, today: Day): Promise<Usage> {
  const month = monthOf(asked, today);
  const { compared, months } = spansOf(month, today);
  const whose = whoseOf(actor, who);
  const spans = [...compared, ...months].map(instantsOf);
  const [found, used] = whose ? await Promise.all([countSpans(db, whose, spans), peopleOf(db, actor, who, today).then((people) => daysOfUse(db, people, spans))]) : [[], []];
  return {
    month,
    compared: compared.map((days, n) => ({ ...days, ...figuresOf(found, used, n) })),
    months: months.map((days, n) => ({ ...days, ...figuresOf(found, used, compared.length + n) })),
  };
}

const figures = z.object({
  from: z.iso.date(), until: z.iso.date(), drafted: z.int(), decided: z.int(), returns: z.int(), opinions: z.int(), lead: z.int(),
  median: z.number().nullable(), p90: z.number().nullable(), days: z.int(),
});

export const usageInput = z.object({ who: z.enum(["me", "department", "person"]).default("me"), month: z.string().refine(isMonth).optional(), person: z.uuid().optional() });

/** Whose figures are asked for; a person's are opened by their head alone, and the look is kept. */
export async function asked({ tx, actor, now, today }: ReadContext, { who, person }: z.output<typeof usageInput>): Promise<Who> {
  if (who !== "person") return who;
  if (!person) throw notFound();
  return { officialId: (await lookAt(tx, actor, person, now, today)).officialId };
}

export const readUsage = reading({
  name: "usage.read",
  address: "GET /api/v1/usage",
  summary: { ko: "나와 우리 과의 이용 현황을 봅니다. 과의 장은 과 사람의 수치를 보고, 본 사실이 그 사람에게 보입니다", en: "See my usage, my department's, or as its head a person's, who is told of the look" },
  input: usageInput,
  output: z.object({ month: z.string(), compared: z.array(figures), months: z.array(figures.extend({ month: z.string() })) }),
  refusals: ["platform.not-found"],
  run: async (context, given) => usageOf(context.tx, context.actor, await asked(context, given), given.month, context.today),
});

export const exportUsage = reading({
  name: "usage.export",
  address: "GET /api/v1/usage/export",
  summary: { ko: "이용 현황을 CSV로 받습니다", en: "Save the usage figures as CSV" },
  input: usageInput,
  output: z.object({ name: z.string(), type: z.string(), inline: z.boolean(), size: z.int(), stream: z.custom<NodeJS.ReadableStream>() }),
  refusals: ["platform.not-found"],
  binary: true,
  async run(context, given) {
    const { months } = await usageOf(context.tx, context.actor, await asked(context, given), given.month, context.today);
    const columns = ["month", "drafted", "decided", "returns", "opinions", "median", "p90", "days"] as const;
    const csv = Buffer.from(`\uFEFF${[csvLine(columns), ...months.map((row) => csvLine(columns.map((name) => String(row[name] ?? ""))))].join("\r\n")}\r\n`);
    return { name: `usage-${given.who}-${months.at(-1)?.month ?? ""}.csv`, type: "text/csv; charset=utf-8", inline: false, size: csv.byteLength, stream: Readable.from([csv]) };
  },
});
