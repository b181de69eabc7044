import { z } from "zod";
import { countSpans, countedRows } from "#lib/documents/counting.ts";
import type { Counted, CountedFigure, CountedRow } from "#lib/documents/counting.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import type { Day } from "#lib/time.ts";
import { instantsOf, isMonth, monthOf, sameDays, spansOf } from "#lib/usage/rules.ts";
import type { Days, Measure, Month } from "#lib/usage/rules.ts";

type Who = "me" | "department";

/** Counts, and the lead time's median and 90th percentile in minutes. */
export interface Figures extends Record<Measure, number> {
  median: number | null;
  p90: number | null;
}

export interface Usage {
  month: Month;
  compared: (Days & Figures)[];
  months: (Days & Figures & { month: Month })[];
}

/** One's own records, or those of the department of one's seat; nobody else's can be asked for. */
function whoseOf(actor: Actor, who: Who): Counted | null {
  if (who === "me") return { officialId: actor.officialId };
  return actor.seat ? { departmentId: actor.seat.departmentId } : null;
}

function figuresOf(found: readonly CountedFigure[], span: number): Figures {
  const of = (measure: Measure) => found.find((each) => each.span === span && each.measure === measure);
  const count = (measure: Measure) => of(measure)?.count ?? 0;
  return {
    drafted: count("drafted"), decided: count("decided"), returns: count("returns"), opinions: count("opinions"), lead: count("lead"),
    median: of("lead")?.median ?? null, p90: of("lead")?.p90 ?? null,
  };
}

export async function usageOf(db: Db | Tx, actor: Actor, who: Who, asked: unknown, today: Day): Promise<Usage> {
  const month = monthOf(asked, today);
  const { compared, months } = spansOf(month, today);
  const whose = whoseOf(actor, who);
  const found = whose ? await countSpans(db, whose, [...compared, ...months].map(instantsOf)) : [];
  return {
    month,
    compared: compared.map((days, n) => ({ ...days, ...figuresOf(found, n) })),
    months: months.map((days, n) => ({ ...days, ...figuresOf(found, compared.length + n) })),
  };
}

/** The rows behind one number of the chosen month that the actor may list. */
export async function rowsOf(db: Db, actor: Actor, who: Who, measure: Measure, month: Month, today: Day): Promise<CountedRow[]> {
  const whose = whoseOf(actor, who);
  return whose ? countedRows(db, actor.tokens, whose, measure, instantsOf(sameDays(month, month, today)), 200) : [];
}

const figures = z.object({
  from: z.iso.date(), until: z.iso.date(), drafted: z.int(), decided: z.int(), returns: z.int(), opinions: z.int(), lead: z.int(),
  median: z.number().nullable(), p90: z.number().nullable(),
});

export const readUsage = reading({
  name: "usage.read",
  address: "GET /api/v1/usage",
  summary: { ko: "나와 우리 과의 이용 현황을 봅니다", en: "See my usage or my department's" },
  input: z.object({ who: z.enum(["me", "department"]).default("me"), month: z.string().refine(isMonth).optional() }),
  output: z.object({ month: z.string(), compared: z.array(figures), months: z.array(figures.extend({ month: z.string() })) }),
  run: ({ tx, actor, today }, { who, month }) => usageOf(tx, actor, who, month, today),
});
