import { Refusal } from "#lib/refusal.ts";
import type { Context } from "#lib/platform/operation.ts";
import { newId } from "#lib/platform/id.ts";
import { notFound, operation } from "#lib/platform/operation.ts";
import { record } from "#lib/history/commands.ts";
import { addInput, answerInput, askInput, lineAnswer, lineInput, noteInput } from "#lib/handover/input.ts";
import { changed, mayOf, mayOfLine, mostAdded, rebuilt } from "#lib/handover/rules.ts";
import type { Change, LineAct } from "#lib/handover/rules.ts";
import { layLines, lockStatement } from "#lib/handover/store.ts";

/** One act on one line: the rule decides, the line changes as the rule says. */
async function changeLine({ tx, actor, now, today }: Context, id: string, lineId: string, act: LineAct, change: Change): Promise<{ id: string; line: string }> {
  const { statement, viewer } = await lockStatement(tx, actor, id, today);
  const line = statement.lines.find((one) => one.id === lineId);
  if (!line) throw notFound();
  const refusal = mayOfLine(statement, line, viewer, today)[act];
  if (refusal) throw new Refusal(refusal.refused, refusal.params);
  const { addition, question, answer, accepted } = changed(line, change);
  await tx.handoverLine.update({ where: { id: lineId }, data: { addition, question, answer, acceptedAt: accepted ? now : null }, select: { id: true } });
  await record(tx, {
    actor, at: now, act: `handover.${change.type}`, record: { kind: "handover", id }, after: { line: lineId },
    ...(change.type === "accepted" ? {} : { text: change.text }), ...(change.type === "noted" ? { before: { line: lineId, addition: line.addition } } : {}),
  });
  return { id, line: lineId };
}

const takers = ["platform.not-found", "handover.not-taking-over", "handover.not-yet", "handover.not-handed-over", "handover.already-taken-over", "handover.already-accepted"] as const;

export const acceptLine = operation({
  name: "handover.accept-line",
  address: "POST /api/v1/handovers/:id/lines/:line/acceptances",
  summary: { ko: "인수자가 한 줄을 확인합니다", en: "Accept one line" },
  input: lineInput,
  output: lineAnswer,
  refusals: [...takers, "handover.question-open"],
  act: "handover.accepted",
  run: (context, { id, line }) => changeLine(context, id, line, "accept", { type: "accepted" }),
});

export const askLine = operation({
  name: "handover.ask-line",
  address: "POST /api/v1/handovers/:id/lines/:line/questions",
  summary: { ko: "인계자에게 한 줄을 묻습니다", en: "Ask the one who hands over about a line" },
  input: askInput,
  output: lineAnswer,
  refusals: [...takers, "handover.already-asked"],
  act: "handover.asked",
  run: (context, { id, line, question }) => changeLine(context, id, line, "ask", { type: "asked", text: question }),
});

export const answerLine = operation({
  name: "handover.answer-line",
  address: "POST /api/v1/handovers/:id/lines/:line/answers",
  summary: { ko: "인계자가 물음에 답합니다", en: "Answer the question on a line" },
  input: answerInput,
  output: lineAnswer,
  refusals: ["platform.not-found", "handover.not-handing-over", "handover.already-taken-over", "handover.no-question"],
  act: "handover.answered",
  run: (context, { id, line, answer }) => changeLine(context, id, line, "answer", { type: "answered", text: answer }),
});

const preparing = ["platform.not-found", "handover.not-handing-over", "handover.already-handed-over"] as const;

export const noteLine = operation({
  name: "handover.note-line",
  address: "POST /api/v1/handovers/:id/lines/:line/additions",
  summary: { ko: "기록에서 온 줄 곁에 글을 덧붙입니다", en: "Add beside a line; what came from the record stays" },
  input: noteInput,
  output: lineAnswer,
  refusals: preparing,
  act: "handover.noted",
  run: (context, { id, line, addition }) => changeLine(context, id, line, "note", { type: "noted", text: addition }),
});

export const addLine = operation({
  name: "handover.add-line",
  address: "POST /api/v1/handovers/:id/lines",
  summary: { ko: "기록에 없는 것을 줄로 더합니다", en: "Add a line for what no record holds" },
  input: addInput,
  output: lineAnswer,
  refusals: [...preparing, "handover.too-many-lines"],
  status: 201,
  act: "handover.line-added",
  async run({ tx, actor, now, today }, { id, section, text }) {
    const { statement, viewer } = await lockStatement(tx, actor, id, today);
    const refusal = mayOf(statement, viewer, today).prepare;
    if (refusal) throw new Refusal(refusal.refused, refusal.params);
    if (statement.lines.filter((line) => line.sourceKind === "added").length >= mostAdded) throw new Refusal("handover.too-many-lines", { most: mostAdded });
    const line = newId(now);
    const own = { id: line, section, text, sourceKind: "added", sourceId: null, url: null, addition: "", question: "", answer: "", accepted: false } as const;
    await layLines(tx, id, rebuilt([...statement.lines, own], statement.lines.filter((one) => one.sourceKind !== "added"), () => newId(now)), now);
    await record(tx, { actor, at: now, act: "handover.line-added", record: { kind: "handover", id }, after: { line, section }, text });
    return { id, line };
  },
});

export const removeLine = operation({
  name: "handover.remove-line",
  address: "POST /api/v1/handovers/:id/lines/:line/removals",
  summary: { ko: "더한 줄을 지웁니다", en: "Remove an own line" },
  input: lineInput,
  output: lineAnswer,
  refusals: [...preparing, "handover.from-record"],
  act: "handover.line-removed",
  async run({ tx, actor, now, today }, { id, line: lineId }) {
    const { statement, viewer } = await lockStatement(tx, actor, id, today);
    const line = statement.lines.find((one) => one.id === lineId);
    if (!line) throw notFound();
    const refusal = mayOfLine(statement, line, viewer, today).remove;
    if (refusal) throw new Refusal(refusal.refused, refusal.params);
    await tx.handoverLine.delete({ where: { id: lineId }, select: { id: true } });
    await record(tx, { actor, at: now, act: "handover.line-removed", record: { kind: "handover", id }, before: { line: lineId, section: line.section, text: line.text } });
    return { id, line: lineId };
  },
});
