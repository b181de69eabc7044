import { z } from "zod";
import type { Language } from "#lib/names.ts";
import { nameOf } from "#lib/names.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { reading } from "#lib/platform/operation.ts";
import { reportOutput } from "./input.ts";
import type { ReportStatus } from "./rules.ts";

export interface Report {
  id: string;
  nameKo: string;
  nameEn: string;
  page: string;
  text: string;
  at: Date;
  status: ReportStatus;
  answer: string;
  answeredAt: Date | null;
}

const most = 200;

/** What this person reported, newest first. */
export async function myReports(db: Db | Tx, actor: Actor): Promise<Report[]> {
  const rows = await db.problemReport.findMany({ where: { officialId: actor.officialId }, orderBy: { at: "desc" }, take: most });
  return rows.map(shown);
}

/** What was reported in the agencies that this person administers; the open ones first. */
export async function reportsToAnswer(db: Db | Tx, actor: Actor): Promise<Report[]> {
  const agencies = administered(actor);
  if (agencies.length === 0) return [];
  const rows = await db.problemReport.findMany({ where: { agencyId: { in: agencies } }, orderBy: [{ status: "desc" }, { at: "desc" }], take: most });
  return rows.map(shown);
}

export function administered(actor: Actor): string[] {
  return actor.roles.filter((held) => held.role === "administrator").map((held) => held.agencyId);
}

function shown(row: Omit<Report, "status"> & { status: string }): Report {
  const { id, nameKo, nameEn, page, text, at, answer, answeredAt } = row;
  return { id, nameKo, nameEn, page, text, at, status: row.status === "answered" ? "answered" : "open", answer, answeredAt };
}

export const listReports = reading({
  name: "desk.list",
  address: "GET /api/v1/problem-reports",
  summary: { ko: "내가 알린 문제, 관리자에게는 기관의 문제", en: "Problems that I reported and, for administrators, those of the agency" },
  input: z.object({}),
  output: z.object({ mine: z.array(reportOutput), toAnswer: z.array(reportOutput) }),
  async run({ tx, actor }) {
    const [mine, toAnswer] = await Promise.all([myReports(tx, actor), reportsToAnswer(tx, actor)]);
    return { mine: mine.map((report) => told(report, actor.language)), toAnswer: toAnswer.map((report) => told(report, actor.language)) };
  },
});

function told(report: Report, language: Language): z.input<typeof reportOutput> {
  const { nameKo, nameEn, at, answeredAt, ...rest } = report;
  return { ...rest, name: nameOf({ nameKo, nameEn }, language), at: at.toISOString(), answeredAt: answeredAt?.toISOString() ?? null };
}
