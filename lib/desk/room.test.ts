import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/platform/actor.ts";
import { newId } from "#lib/platform/id.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { answerProblem, reportProblem } from "./commands.ts";
import { listReports, myReports, reportsToAnswer } from "./queries.ts";

const at = new Date("2026-11-23T01:00:00Z");
const here = newId(at);
const elsewhere = newId(at);

function actor(nameKo: string, agencyId: string, administrator = false): Actor {
  const id = newId(at);
  return {
    officialId: id, nameKo, nameEn: "", rankKo: "주무관", rankEn: "", login: id, seats: [], tokens: ["all", `official:${id}`],
    seat: {
      postId: newId(at), postNameKo: "담당", postNameEn: "", level: 1, isHead: false, departmentId: newId(at), departmentNameKo: "과", departmentNameEn: "",
      agencyId, agencyNameKo: "부", agencyNameEn: "", kind: "regular", onBehalfOf: null, validUntil: null, headsDepartmentIds: [],
    },
    roles: administrator ? [{ role: "administrator", agencyId }] : [],
    scopes: ["read", "write"], via: "system", credentialId: null, mustChangePassword: false, language: "ko",
  };
}

const seoon = actor("박서온", here);
const eunjae = actor("노은재", here, true);
const otherAdmin = actor("한바다", elsewhere, true);
const otherOfficial = actor("문가온", here);
let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});
afterAll(() => base.drop());

test("a problem is read by its reporter and the agency's administrator, and by nobody else", async () => {
  const { id } = await perform(reportProblem, seoon, { text: "인쇄가 <b>안 됩니다</b> 👩‍💻", page: "/documents/1" }, at);
  expect((await myReports(base.db, seoon)).map((report) => report.text)).toEqual(["인쇄가 <b>안 됩니다</b> 👩‍💻"]);
  expect((await reportsToAnswer(base.db, eunjae)).map((report) => report.id)).toEqual([id]);
  expect(await reportsToAnswer(base.db, otherAdmin)).toEqual([]);
  expect(await myReports(base.db, otherOfficial)).toEqual([]);
  expect(await ask(listReports, otherOfficial, {}, at)).toEqual({ mine: [], toAnswer: [] });
});

test("an answer reaches the reporter, once, and leaves its line in the history", async () => {
  const { id } = await perform(reportProblem, seoon, { text: "느립니다", page: "" }, at);
  await expect(perform(answerProblem, otherAdmin, { id, answer: "네" }, at)).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(perform(answerProblem, otherOfficial, { id, answer: "네" }, at)).rejects.toMatchObject({ code: "platform.not-found" });
  await expect(perform(answerProblem, seoon, { id, answer: "네" }, at)).rejects.toMatchObject({ code: "desk.not-administrator" });
  await perform(answerProblem, eunjae, { id, answer: "고쳤습니다" }, at);
  expect((await myReports(base.db, seoon)).find((report) => report.id === id)).toMatchObject({ status: "answered", answer: "고쳤습니다" });
  await expect(perform(answerProblem, eunjae, { id, answer: "다시" }, at)).rejects.toMatchObject({ code: "desk.already-answered" });
  const acts = await base.db.historyEntry.findMany({ where: { recordKind: "problem", recordId: id }, orderBy: { seq: "asc" } });
  expect(acts.map((entry) => entry.act)).toEqual(["problem.reported", "problem.answered"]);
});
