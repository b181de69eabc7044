import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/platform/actor.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { approveDocument, returnDocument } from "#lib/documents/acts.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { draft, makeCast, monday, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast } from "#lib/documents/testing/cast.ts";
import { hashOfVersion } from "#lib/documents/version-hash.ts";
import { returnLesson, reviseLesson, writeLesson } from "#lib/lessons/commands.ts";
import { answerMemo, sendMemo } from "#lib/memos/commands.ts";
import { readVerification } from "./queries.ts";
import { verifyWhole } from "./verify.ts";

const tables = ["DocumentVersion", "DocumentOpinion", "Memo", "MemoOpinion", "Lesson"] as const;
let base: TestDatabase;
let owner: pg.Client;
let cast: Cast;
/** Edited by its reviewer and decided; the reviewer, the cooperator and the decider said something. */
let id: string;
/** Returned with a reason. */
let back: string;
let memo: string;
let lesson: string;

const minute = (n: number) => new Date(monday.getTime() + n * 60_000);
const verdict = () => verifyWhole(base.db, { history: [], reads: [] });
const auditor = async (language: "ko" | "en" = "ko"): Promise<Actor> => ({ ...(await cast.actor("gaon")), language, roles: [{ role: "auditor", agencyId: cast.agency.planning }] });

beforeAll(async () => {
  base = await testDatabase();
  owner = new pg.Client({ connectionString: base.ownerUrl });
  await owner.connect();
  cast = await makeCast(base.db);
  id = await submitted(cast, { text: "1. 운영 기간은 3개월로 한다." });
  await perform(approveDocument, await cast.actor("junmo"), { id, opinion: "기간을 늘렸습니다.", version: 1, body: bodyOf("1. 운영 기간은 6개월로 한다.") }, minute(1));
  await perform(approveDocument, await cast.actor("nayun"), { id, opinion: "전산은 넉넉합니다.", version: 2 }, minute(2));
  await perform(approveDocument, await cast.actor("doyun"), { id, opinion: "시행하십시오.", version: 2 }, minute(3));
  back = await submitted(cast, { title: "돌아온 것", at: minute(4) });
  await perform(returnDocument, await cast.actor("junmo"), { id: back, reason: "근거를 더해 주세요.", version: 1 }, minute(5));
  memo = (await perform(sendMemo, await cast.actor("seoon"), { title: "늘릴지", text: "두 곳을 더할지요.", postIds: [cast.post.junmo], fileIds: [] }, monday)).id;
  await perform(answerMemo, await cast.actor("junmo"), { id: memo, text: "더합시다." }, minute(1));
  const said = { title: "물때부터", problem: "두 번 나갔다.", tried: "예보를 썼다.", keep: "점검표에 적는다." };
  lesson = (await perform(writeLesson, await cast.actor("seoon"), { recordKind: "task", recordId: cast.taskId, ...said }, monday)).id;
  await perform(returnLesson, await cast.actor("doyun"), { id: lesson, reason: "더 적어 주세요." }, minute(1));
  await perform(reviseLesson, await cast.actor("seoon"), { id: lesson, ...said, keep: "물때표를 붙인다." }, minute(2));
  for (const table of tables) await owner.query(`create table "kept${table}" as table "${table}"`);
});
afterEach(async () => {
  for (const table of tables) await owner.query(`delete from "${table}"; insert into "${table}" select * from "kept${table}"`);
});
afterAll(async () => {
  await owner.end();
  await base.drop();
});

test("untouched texts hold, and are counted", async () => {
  expect(await verdict()).toMatchObject({ bad: null, texts: 10 });
});

const reviewed = 3;
const cooperated = 4;
test.each<[string, string, string, number | null]>([
  ["an opinion that was edited", `update "DocumentOpinion" set "text" = '반대합니다.' where "documentId" = $1 and "text" like '전산%'`, "text-changed", cooperated],
  ["an opinion that was taken out", `delete from "DocumentOpinion" where "documentId" = $1 and "text" like '전산%'`, "text-gone", cooperated],
  ["an opinion that was put in", `insert into "DocumentOpinion" select (jsonb_populate_record(o, '{"id": "019aaaaa-0000-7000-8000-000000000009", "at": "2026-11-23T02:00:00Z"}')).* from "DocumentOpinion" o where "documentId" = $1 limit 1`, "text-unknown", null],
  ["opinions exchanged with each other", `update "DocumentOpinion" o set "text" = p."text" from "DocumentOpinion" p where o."documentId" = $1 and p."documentId" = $1 and ((o."text" like '전산%' and p."text" like '시행%') or (p."text" like '전산%' and o."text" like '시행%'))`, "text-changed", cooperated],
  ["the text of a version", `update "DocumentVersion" set "text" = '딴 글' where "documentId" = $1 and "n" = 1`, "text-changed", 2],
  ["the body that is shown, where the text stays", `update "DocumentVersion" set "body" = '{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"딴 글"}]}]}' where "documentId" = $1 and "n" = 2`, "text-changed", reviewed],
  ["a version that was taken out", `delete from "DocumentVersion" where "documentId" = $1 and "n" = 2`, "text-gone", reviewed],
  ["a version that was put in", `insert into "DocumentVersion" select (jsonb_populate_record(v, '{"n": 3}')).* from "DocumentVersion" v where "documentId" = $1 and "n" = 2`, "text-unknown", null],
  ["a version exchanged with that of another document", `update "DocumentVersion" v set "text" = w."text", "body" = w."body", "title" = w."title", "hash" = w."hash" from "DocumentVersion" w where v."documentId" = $1 and v."n" = 2 and w."documentId" <> $1`, "text-changed", reviewed],
  ["all texts emptied without a disposal", `update "DocumentVersion" set "text" = '', "body" = '{"type":"doc"}' where "documentId" = $1`, "text-changed", 2],
])("%s is found", async (_name, sql, what, seq) => {
  await owner.query(sql, [id]);
  expect((await verdict()).bad).toEqual({ what, kind: "document", id, seq });
});

test.each([
  ["the form of a text", { body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "1. 운영 기간은 6개월로 한다.", marks: [{ type: "bold" }] }] }] } }],
  ["the text and the body together", { body: bodyOf("1. 운영 기간은 9개월로 한다."), text: "1. 운영 기간은 9개월로 한다." }],
  ["the title", { title: "딴 제목" }],
  ["what was attached", { fileIds: ["019aaaaa-0000-7000-8000-000000000007"] }],
])("%s of a version is found though its hash was mended", async (_name, change) => {
  const version = { ...(await base.db.documentVersion.findUniqueOrThrow({ where: { documentId_n: { documentId: id, n: 2 } } })), ...change };
  await owner.query(`update "DocumentVersion" set "body" = $2, "text" = $3, "title" = $4, "fileIds" = $5, "hash" = $6 where "documentId" = $1 and "n" = 2`, [id, JSON.stringify(version.body), version.text, version.title, version.fileIds, hashOfVersion(version)]);
  expect((await verdict()).bad).toEqual({ what: "text-changed", kind: "document", id, seq: reviewed });
});

test("the reason of a return, memo reports, their opinions and lessons are held against their acts too", async () => {
  const found = async (sql: string, of: string) => {
    await owner.query(sql, [of]);
    const { bad } = await verdict();
    for (const table of tables) await owner.query(`delete from "${table}"; insert into "${table}" select * from "kept${table}"`);
    return [bad?.what, bad?.kind, bad?.id === of, bad?.seq];
  };
  expect(await found(`update "DocumentOpinion" set "text" = '좋습니다.' where "documentId" = $1`, back)).toEqual(["text-changed", "document", true, 3]);
  expect(await found(`update "Memo" set "text" = '딴 글' where "id" = $1`, memo)).toEqual(["text-changed", "memo", true, 1]);
  expect(await found(`update "MemoOpinion" set "text" = '줄입시다.' where "memoId" = $1`, memo)).toEqual(["text-changed", "memo", true, 2]);
  expect(await found(`update "Lesson" set "keep" = '딴 글' where "id" = $1`, lesson)).toEqual(["text-changed", "lesson", true, 3]);
  expect(await found(`delete from "Lesson" where "id" = $1`, lesson)).toEqual(["text-gone", "lesson", true, 3]);
});

test("a text under a record of which the history tells nothing is found", async () => {
  const unheard = "019aaaaa-0000-7000-8000-000000000008";
  await owner.query(`insert into "Memo" select (jsonb_populate_record(m, jsonb_build_object('id', $2::text))).* from "Memo" m where "id" = $1`, [memo, unheard]);
  expect((await verdict()).bad).toEqual({ what: "text-unknown", kind: "memo", id: unheard, seq: null });
});

test("the auditor reads in either language which record and act it is; its title only where it may be known", async () => {
  await owner.query(`update "DocumentOpinion" set "text" = '반대합니다.' where "documentId" = $1 and "text" like '전산%'`, [id]);
  expect(await ask(readVerification, await auditor("ko"), {}, minute(20))).toMatchObject({ holds: false, bad: `문서 ${id}의 4번째 일: 그때 적은 글이 바뀌었습니다`, place: { what: "text-changed", recordKind: "document", recordId: id, act: cooperated, title: null } });
  const own = { ...(await auditor("en")), ...(await cast.actor("nayun")), language: "en" as const, roles: [{ role: "auditor" as const, agencyId: cast.agency.planning }] };
  expect(await ask(readVerification, own, {}, minute(30))).toMatchObject({ bad: `Document ${id}, act 4: the text that it made was changed`, place: { title: "시범기관 운영계획" } });
});

test("a draft holds whatever is written on it before it is submitted", async () => {
  await draft(cast, { title: "쓰는 중" });
  expect((await verdict()).bad).toBeNull();
});
