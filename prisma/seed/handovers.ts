import { addDays, dayOf, startOf } from "#lib/time.ts";
import { database } from "#lib/platform/database.ts";
import { perform } from "#lib/platform/operation.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { handOver, openHandover, takeOver, witnessHandover } from "#lib/handover/commands.ts";
import { acceptLine, addLine, askLine, noteLine } from "#lib/handover/line-commands.ts";
import { readHandover } from "#lib/handover/readings.ts";
import type { Office } from "./office.ts";
import type { SeedAppointment } from "./organisation.ts";

/** One handover that has ended and one under way, done by the people themselves through the product's own commands. */
export async function layHandovers(office: Office): Promise<number> {
  const { appointments, today } = office.organisation;
  const turn = (postKey: string, most: string): [SeedAppointment, SeedAppointment] | null => {
    const held = appointments.filter((one) => one.postKey === postKey && one.kind === "regular" && one.validFrom <= most).sort((a, b) => a.validFrom.localeCompare(b.validFrom));
    const [from, to] = held.slice(-2);
    return from && to && from.officialId !== to.officialId ? [from, to] : null;
  };
  // The post that the cast's drafter holds today, taken over; and the one that goes on from the first of next month.
  const past = turn("innovation/1", today);
  if (past) await finished(past, today);
  const coming = turn("innovation/1", "9999-12-31");
  if (coming && coming[1].validFrom > today) await prepared(coming, today);
  const underWay = turn("innovation/deputy", today);
  if (underWay) await asked(underWay, today);
  return 3;
}

async function person(officialId: string, at: Date) {
  const actor = await actorOfOfficial(database(), officialId, at);
  if (!actor) throw new Error(`${officialId} is nobody`);
  return actor;
}

const workAt = (day: string, hours: number) => new Date(startOf(day).getTime() + hours * 3_600_000);
const linesOf = async (officialId: string, id: string, at: Date) => (await readHandover.run({ tx: database(), actor: await person(officialId, at), now: at, today: dayOf(at), request: { address: "local", agent: "onmaru" } }, { id })).lines;

async function handedOver([from, to]: [SeedAppointment, SeedAppointment], at: Date): Promise<string> {
  const { id } = await perform(openHandover, await person(to.officialId, at), { appointmentId: to.id }, at);
  const giver = await person(from.officialId, at);
  const lines = await linesOf(from.officialId, id, at);
  const first = lines.find((line) => line.section === "1b") ?? lines[0];
  if (first) await perform(noteLine, giver, { id, line: first.id, addition: "관계 부서와 전화로 상의한 내용은 문서에 다 담지 못했습니다. 먼저 총괄팀과 맞추어 주십시오." }, at);
  await perform(addLine, giver, { id, section: "3", text: "사무용 노트북 1대, 회의실 열쇠 1개" }, at);
  await perform(addLine, giver, { id, section: "4", text: "매월 첫째 월요일에 실무 협의가 있습니다." }, at);
  await perform(handOver, giver, { id }, at);
  return id;
}

async function finished(turn: [SeedAppointment, SeedAppointment], today: string): Promise<void> {
  const to = turn[1];
  const at = workAt(addDays(today, -20), 10);
  const id = await handedOver(turn, at);
  const taker = await person(to.officialId, at);
  const later = workAt(addDays(today, -19), 15);
  for (const line of await linesOf(to.officialId, id, later)) await perform(acceptLine, taker, { id, line: line.id }, later);
  await perform(takeOver, taker, { id }, later);
  const head = await database().$queryRaw<{ officialId: string }[]>`
    select a."officialId" from "Appointment" a join "Post" p on p."id" = a."postId" join "Post" q on q."departmentId" = p."departmentId" and q."id" = (select "postId" from "Handover" where "id" = ${id}::uuid)
    where p."isHead" and a."kind" = 'regular' and a."validFrom" <= ${today}::date and (a."validUntil" is null or a."validUntil" >= ${today}::date)`;
  const witness = head[0]?.officialId;
  if (witness) await perform(witnessHandover, await person(witness, later), { id }, workAt(addDays(today, -18), 11));
}

async function prepared([from, to]: [SeedAppointment, SeedAppointment], today: string): Promise<void> {
  const at = workAt(addDays(today, -1), 16);
  await perform(openHandover, await person(from.officialId, at), { appointmentId: to.id }, at);
}

async function asked(turn: [SeedAppointment, SeedAppointment], today: string): Promise<void> {
  const to = turn[1];
  const at = workAt(addDays(today, -4), 10);
  const id = await handedOver(turn, at);
  const later = workAt(addDays(today, -1), 14);
  const taker = await person(to.officialId, later);
  const lines = await linesOf(to.officialId, id, later);
  for (const line of lines.slice(0, Math.ceil(lines.length / 2))) await perform(acceptLine, taker, { id, line: line.id }, later);
  const last = lines.at(-2);
  if (last && lines.length > 3) await perform(askLine, taker, { id, line: last.id, question: "이 일의 기한과 상대 부서를 알려 주시겠습니까?" }, later);
}
