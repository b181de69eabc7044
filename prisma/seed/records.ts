import { addDays, dayOf, startOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { database } from "#lib/platform/database.ts";
import { perform } from "#lib/platform/operation.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { confirmCorrection, refuseCorrection, requestCorrection } from "#lib/register/corrections.ts";
import { decideDisposal, destroyFile, examineFile, giveOpinion, placeHold } from "#lib/register/disposals.ts";
import { closeYear, reviewFile } from "#lib/register/files.ts";
import { requestInput } from "#lib/register/input.ts";
import { recordsOfficer } from "./data/people.ts";
import { workday } from "./office.ts";
import type { Office } from "./office.ts";

/** The units whose last year the records officer has still to close. */
const leftOpen: readonly string[] = ["audit", "support"];
const at = (day: Day, hours: number) => new Date(startOf(workday(day)).getTime() + hours * 3_600_000);

/** Years closed and reviewed, corrections asked and decided, one file destroyed and one held: through the product's own commands. */
export async function layRecords(office: Office): Promise<void> {
  const { today, officials } = office.organisation;
  const keeper = officials.find((official) => official.login === recordsOfficer.login)!;
  const officer = (when: Date) => person(keeper.id, when);
  await closeYears(office, officer);
  await correct(office, officer);
  await appraise(office, officer, today);
}

async function person(officialId: string, when: Date, postId: string | null = null): Promise<Actor> {
  const actor = await actorOfOfficial(database(), officialId, when, postId);
  if (!actor) throw new Error(`${officialId} is nobody`);
  return actor;
}

type Who = (when: Date) => Promise<Actor>;

async function closeYears(office: Office, officer: Who): Promise<void> {
  const { today, departments } = office.organisation;
  const thisYear = Number(today.slice(0, 4));
  const units = new Map(departments.filter((one) => one.agencyKey === "planning").map((one) => [one.id, one.key]));
  const years = await database().recordFile.groupBy({ by: ["departmentId", "year"], where: { departmentId: { in: [...units.keys()] } }, orderBy: [{ year: "asc" }, { departmentId: "asc" }] });
  for (const { departmentId, year } of years) {
    const closing = at(`${year + 1}-01-04`, 10);
    if (closing >= startOf(today) || (leftOpen.includes(units.get(departmentId) ?? "") && year === thisYear - 1)) continue;
    await perform(closeYear, await officer(closing), { unit: departmentId, year, carry: true }, closing);
    const files = await database().recordFile.findMany({ where: { departmentId, year }, orderBy: { id: "asc" } });
    const reviewing = at(`${year + 1}-02-20`, 15);
    // The drafter's division has three files of last year left to look at.
    const left = units.get(departmentId) === "innovation" && year === thisYear - 1 ? 3 : 0;
    if (reviewing < startOf(today)) for (const { id } of files.slice(left)) await perform(reviewFile, await officer(reviewing), { id, note: "" }, reviewing);
  }
}

async function correct(office: Office, officer: Who): Promise<void> {
  const { today } = office.organisation;
  const unit = office.department("innovation").id;
  const drafter = office.hand("innovation/1", today)!.official.id;
  const head = office.hand("innovation/head", today)!.official.id;
  const decided = await database().document.findMany({
    where: { departmentId: unit, status: "approved", decidedAt: { gte: startOf(addDays(today, -70)), lt: startOf(addDays(today, -11)) } }, orderBy: { id: "asc" }, select: { id: true, title: true, disclosure: true, keywords: true, scope: true },
  });
  const asked = async (official: string, id: string, said: object, back: number) => {
    const when = at(addDays(today, -back), 11);
    return (await perform(requestCorrection, await person(official, when), requestInput.parse({ id, ...said }), when)).id;
  };
  const [typo, wrong, words] = decided.filter((one) => one.disclosure === "open");
  const hidden = decided.find((one) => one.disclosure === "partly");
  const wide = decided.find((one) => one.scope === "government" || one.scope === "agency");
  const decidedAt = at(addDays(today, -6), 14);
  if (typo) await perform(confirmCorrection, await officer(decidedAt), { id: await asked(drafter, typo.id, { field: "title", text: `${typo.title}(수정)`, reason: "제목에 차수를 빠뜨렸습니다." }, 8), reason: "" }, decidedAt);
  if (wrong) await perform(refuseCorrection, await officer(decidedAt), { id: await asked(drafter, wrong.id, { field: "summary", text: "요약을 새로 적습니다.", reason: "요약이 짧습니다." }, 8), reason: "결재 당시 요약이 본문과 맞습니다." }, decidedAt);
  if (words) await asked(drafter, words.id, { field: "keywords", keywords: [...words.keywords, "실적 점검"].join(", "), reason: "찾기에 쓰는 핵심어를 더합니다." }, 5);
  if (hidden) await asked(drafter, hidden.id, { field: "disclosure", disclosure: "open", reason: "의사결정 과정이 끝나 비공개 사유가 없어졌습니다." }, 4);
  if (wide) await asked(head, wide.id, { field: "scope", scope: "department", reason: "관계 부서가 바뀌어 부서 안에서만 봅니다." }, 4);
}

async function appraise(office: Office, officer: Who, today: Day): Promise<void> {
  const unit = office.department("collaboration").id;
  const [first, second] = await database().recordFile.findMany({ where: { departmentId: unit, retention: 1, closedAt: { not: null }, year: { lt: Number(today.slice(0, 4)) - 1 } }, orderBy: { year: "asc" } });
  const reason = "보존기간이 끝났고 업무에 더 쓰이지 않습니다.";
  const step = (back: number, hours: number) => at(addDays(today, -back), hours);
  for (const file of [first, second]) {
    if (!file) continue;
    const opinion = step(16, 10);
    const head = office.hand("collaboration/head", addDays(today, -16));
    if (!head) continue;
    await perform(giveOpinion, await person(head.official.id, opinion, head.post.id), { id: file.id, verdict: "dispose", reason }, opinion);
    await perform(examineFile, await officer(step(14, 15)), { id: file.id, verdict: "dispose", reason: "의견이 타당합니다." }, step(14, 15));
  }
  if (first) {
    const decision = step(9, 16);
    await perform(decideDisposal, await officer(decision), { id: first.id, verdict: "dispose", reason: "보존할 역사적 가치가 없다고 보았습니다.", members: "김가람(위원장), 이도담, 박마루", heldOn: dayOf(decision), retention: "" }, decision);
    await perform(destroyFile, await officer(step(5, 10)), { id: first.id }, step(5, 10));
  }
  if (second) await perform(placeHold, await officer(step(12, 11)), { recordFileId: second.id, reason: "회의실 사용료 소송에 증거로 냈습니다." }, step(12, 11));
}
