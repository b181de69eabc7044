import { orThrow } from "#lib/refusal.ts";
import { record } from "#lib/history/commands.ts";
import { newId } from "#lib/platform/id.ts";
import { declareRefusals, notFound, operation } from "#lib/platform/operation.ts";
import { answerInput, reportId, reportInput } from "./input.ts";
import { administered } from "./queries.ts";
import { mayAnswer, refusals } from "./rules.ts";

declareRefusals("desk", refusals);

/** Nobody without an agency: reports of people without a post go to the administrators of where they hold a role. */
function agencyOf(actor: { seat: { agencyId: string } | null; roles: readonly { agencyId: string }[] }): string | null {
  return actor.seat?.agencyId ?? actor.roles[0]?.agencyId ?? null;
}

export const reportProblem = operation({
  name: "desk.report",
  address: "POST /api/v1/problem-reports",
  summary: { ko: "문제 알리기", en: "Report a problem" },
  input: reportInput,
  output: reportId,
  refusals: ["platform.not-found"],
  act: "problem.reported",
  status: 201,
  async run({ tx, actor, now }, input) {
    const agencyId = agencyOf(actor);
    if (agencyId === null) throw notFound();
    const id = newId(now);
    await tx.problemReport.create({
      data: { id, officialId: actor.officialId, agencyId, nameKo: actor.nameKo, nameEn: actor.nameEn, page: input.page, text: input.text, at: now, status: "open" },
    });
    await record(tx, { actor, at: now, act: "problem.reported", record: { kind: "problem", id } });
    return { id };
  },
});

export const answerProblem = operation({
  name: "desk.answer",
  address: "POST /api/v1/problem-reports/:id/answers",
  summary: { ko: "알린 문제에 답하기", en: "Answer a reported problem" },
  input: answerInput,
  output: reportId,
  refusals: ["desk.not-administrator", "desk.already-answered", "platform.not-found"],
  act: "problem.answered",
  async run({ tx, actor, now }, input) {
    await tx.$queryRaw`SELECT "id" FROM "ProblemReport" WHERE "id" = ${input.id}::uuid FOR UPDATE`;
    const row = await tx.problemReport.findUnique({ where: { id: input.id } });
    const own = row?.officialId === actor.officialId;
    const administrator = row !== null && administered(actor).includes(row.agencyId);
    if (!row || (!own && !administrator)) throw notFound();
    orThrow(mayAnswer({ status: row.status === "answered" ? "answered" : "open" }, administrator));
    await tx.problemReport.update({ where: { id: row.id }, data: { status: "answered", answer: input.answer, answeredAt: now, answererId: actor.officialId } });
    await record(tx, { actor, at: now, act: "problem.answered", record: { kind: "problem", id: row.id } });
    return { id: row.id };
  },
});
