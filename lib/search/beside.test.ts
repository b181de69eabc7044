import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { newId } from "#lib/platform/id.ts";
import { announceAll } from "#lib/platform/outbox.ts";
import type { Topic } from "#lib/platform/outbox.ts";
import { statements } from "#lib/platform/statements.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { toColumn } from "#lib/time.ts";
import { answerMemo, sendMemo } from "#lib/memos/commands.ts";
import { decided, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { search, searchInput } from "#lib/search/queries.ts";
import { reindex } from "#lib/search/reactions.ts";
import { relatedTo } from "#lib/search/related.ts";
import { readRelated } from "#lib/search/related-reading.ts";
import { databaseFor, dropWithIndex, enginesAtTheDoor, settled } from "#lib/search/testing/door.ts";
import { kindsTold, toldOf } from "#lib/search/told.ts";
import type { KindTold } from "#lib/search/told.ts";

/* What is beside a record of any kind: what it cites and what cites it, and what is like it, by what one may know of. */

const day = (n: number) => new Date(monday.getTime() + n * 86_400_000);
const later = day(30);

describe.each(enginesAtTheDoor)("%s", (engine) => {
  let base: TestDatabase;
  let cast: Cast;
  const settle = () => settled(base);
  beforeAll(async () => {
    base = await databaseFor(engine);
    cast = await makeCast(base.db);
    await reindex(base.db, monday, () => undefined);
  });
  afterAll(() => dropWithIndex(base));

  const told = async (topic: Topic, kind: string, ids: readonly string[]) => void (await base.db.$transaction((tx) => announceAll(tx, ids.map((id) => ({ topic, record: { kind, id }, at: monday })))));
  const beside = async (who: Person, kind: KindTold, id: string) => ask(readRelated, await cast.actor(who), { kind, id }, later);
  const found = async (who: Person, q: string) => {
    const answer = await search(base.db, await cast.actor(who), searchInput.parse({ q, limit: 100 }));
    expect(answer).toMatchObject({ engine, fallback: false });
    return answer;
  };
  const ids = (records: readonly { id: string }[]) => records.map((one) => one.id).sort();

  /** A document of an earlier system, of all officials or of a department. */
  async function takenOver(title: string, body: string, { sourceId = `옛 것 ${title}`, date = "2026-12-01" as string | null, readers = ["all"] } = {}): Promise<string> {
    const id = newId(day(1));
    await base.db.takenOverDocument.create({
      data: { id, sourceId, title, body, summary: "", keywords: [], date: date === null ? null : toColumn(date), departmentId: null, departmentNameKo: "연안관리과", departmentNameEn: "", unitTaskId: null, taskName: "", decidedBy: "", fileIds: [], hash: "x", takeOverId: newId(monday), takenOverAt: day(2), readers, listers: readers },
    });
    await told("archive.changed", "archive", [id]);
    return id;
  }
  async function petition(title: string, content: string, { receiptLabel = `혁신기획과 접수-${Math.ceil(Math.random() * 1e6)}`, receivedAt = day(1) } = {}): Promise<string> {
    const id = newId(day(1));
    await base.db.petition.create({
      data: { id, sourceId: id, title, content, category: "안전", begunOn: toColumn("2026-12-01"), departmentId: cast.department.division, departmentNameKo: "혁신기획과", departmentNameEn: "", receiptLabel, receivedAt, status: "received", listers: ["all"], readers: ["all"] },
    });
    await told("petition.changed", "petition", [id]);
    return id;
  }
  const memo = async (title: string, text: string, to: Person = "junmo") => (await perform(sendMemo, await cast.actor("seoon"), { title, text, postIds: [cast.post[to]], fileIds: [] }, day(3))).id;

  test("from a document of an earlier system, a petition, a memo report and a task: what is like it, by what one may read", async () => {
    const words = "갯바위 낚시 안전";
    const open = await decided(cast, { title: `${words} 대책`, text: `1. ${words}을 살핀다.  끝.`, card: { scope: "government" } });
    const closed = await decided(cast, { title: `${words} 감사`, text: `1. ${words}을 감사한다.  끝.`, card: { disclosure: "closed", reasons: [5] } });
    // It has a word in common, and is not like them.
    await decided(cast, { title: "구내식당 차림표 알림", text: "1. 안전한 먹을거리로 차림표를 짜고 날마다 바꾸어 붙인다.  끝.", card: { scope: "government" } });
    const [old, asks, said] = [await takenOver(`${words} 계획`, `${words}을 위하여 안내판을 세운다.`), await petition(`${words} 청원`, `${words}을 살펴 주십시오.`), await memo(`${words} 의견`, `${words}에 대한 의견을 주세요.`)];
    await base.db.functionNodeVersion.updateMany({ where: { nodeId: cast.taskId }, data: { nameKo: `${words} 관리` } });
    await told("task.changed", "task", [cast.taskId]);
    await settle();
    const of: Record<Exclude<KindTold, "document">, string> = { archive: old, petition: asks, memo: said, task: cast.taskId };
    for (const [kind, id] of Object.entries(of) as [Exclude<KindTold, "document">, string][]) {
      const [own, others] = [await beside("seoon", kind, id), kind === "memo" ? null : await beside("gaon", kind, id)];
      expect(ids(own.alike), kind).toEqual(ids([open, closed, ...[old, asks, said].filter((one) => one !== id).map((one) => ({ id: one }))]));
      if (others) expect(ids(others.alike), kind).toEqual(ids([open, ...[old, asks].filter((one) => one !== id).map((one) => ({ id: one }))]));
      expect(own.chain, kind).toEqual([]);
      // The page leads to more of it by the same id, whatever its kind.
      const more = await found("seoon", `similar:${id}`);
      expect(more.hits.map((hit) => hit.recordId), kind).toEqual(expect.arrayContaining(own.alike.map((one) => one.id)));
      expect(more.hits.map((hit) => hit.recordId), kind).not.toContain(id);
      expect((await found("gaon", `similar:${id}`)).hits.map((hit) => hit.recordId)).not.toContain(closed.id);
    }
    // A memo report is its writer's and receivers' alone: to others it is like nothing, and nothing there.
    expect((await found("gaon", `similar:${said}`)).total).toBe(0);
    await expect(beside("gaon", "memo", said)).rejects.toMatchObject({ code: "platform.not-found" });
    for (const kind of kindsTold) await expect(beside("seoon", kind, newId(monday)), kind).rejects.toMatchObject({ code: "platform.not-found" });
    // An id of one kind opens none of another.
    await expect(beside("seoon", "petition", old)).rejects.toMatchObject({ code: "platform.not-found" });
  });

  test("a program that asks what is beside a memo report has not read it for its receiver, and its asking is logged", async () => {
    const id = await memo("해루질 통제", "의견을 주세요.");
    await beside("junmo", "memo", id);
    expect(await base.db.memoReceiver.findFirstOrThrow({ where: { memoId: id } })).toMatchObject({ readAt: null });
    expect(await base.db.readEntry.count({ where: { recordKind: "memo", recordId: id, outcome: "read", via: "api" } })).toBe(1);
  });

  test("numbers that stand in a text are told from both ends: of documents, of petitions, and of the earlier system", async () => {
    const plan = await decided(cast, { title: "파력발전 기본계획", card: { scope: "agency" } });
    const asks = await petition("파력발전 청원", `${plan.number}에 따라 살펴 주십시오.`, { receiptLabel: "혁신기획과 접수-77" });
    const old = await takenOver("파력발전 옛 계획", `관련: ${plan.number!}, 혁신기획과 접수-77호. 저희 번호는 연안관리과-5501입니다.`, { sourceId: "연안관리과-5501" });
    const answer = await decided(cast, { title: "파력발전 회신", text: `1. 관련: 혁신기획과 접수-77(2026. 11. 24.), 연안관리과-5501\n2. 회신한다.  끝.`, card: { scope: "agency" }, at: day(9) });
    const said = await memo("파력발전 의견", "의견을 주세요.");
    await perform(answerMemo, await cast.actor("junmo"), { id: said, text: `${plan.number}을 먼저 보시지요.` }, day(4));
    await settle();
    const cited = async (kind: KindTold, id: string) => (await beside("seoon", kind, id)).cited.map((one) => [one.kind, one.id, one.number]);
    expect(await cited("petition", asks)).toEqual([["document", plan.id, plan.number]]);
    expect(await cited("archive", old)).toEqual(expect.arrayContaining([["document", plan.id, plan.number], ["petition", asks, "혁신기획과 접수-77"]]));
    expect(await cited("memo", said)).toEqual([["document", plan.id, plan.number]]);
    expect(await cited("document", answer.id)).toEqual([["archive", old, "연안관리과-5501"], ["petition", asks, "혁신기획과 접수-77"]]);
    const citing = async (who: Person, kind: KindTold, id: string) => (await beside(who, kind, id)).citing;
    expect(ids((await citing("seoon", "document", plan.id)).records)).toEqual(ids([{ id: asks }, { id: old }, { id: said }]));
    expect(ids((await citing("ian", "document", plan.id)).records)).toEqual(ids([{ id: asks }, { id: old }]));
    expect(ids((await citing("seoon", "petition", asks)).records)).toEqual(ids([{ id: old }, answer]));
    // Its own number in its text is none that it cites.
    expect(ids((await citing("seoon", "archive", old)).records)).toEqual([answer.id]);
    expect(ids((await citing("gaon", "archive", old)).records)).toEqual([]);
    expect(await citing("seoon", "memo", said)).toEqual({ total: 0, q: null, records: [] });
  });

  test("all that cites a document is counted and found, however much it is, with every number as it is typed", async () => {
    const plan = await decided(cast, { title: "어도 정비 계획", card: { scope: "agency" } });
    for (let n = 0; n < 60; n++) await takenOver(`어도 정비 ${n}`, `관련: ${plan.number!}호`, { sourceId: `어도 ${n}` });
    await takenOver("어도 정비 남의 번호", `관련: ${plan.number!}9, 가${plan.number!}`);
    const { citing } = await beside("ian", "document", plan.id);
    expect(citing.total).toBe(0);
    await settle();
    const after = (await beside("ian", "document", plan.id)).citing;
    expect([after.total, after.records.length]).toEqual([60, 8]);
    expect((await found("ian", after.q!)).total).toBe(60);
    for (const q of [`cites:${plan.number!}`, `인용:${plan.number!.replace("-", "")}`, `인용："${plan.number!.replace("-", " – ")}"`]) expect((await found("ian", q)).total, q).toBe(60);
    expect((await found("ian", `어도 정비 -cites:${plan.number!}`)).hits.map((hit) => hit.title).sort()).toEqual(["어도 정비 계획", "어도 정비 남의 번호"]);
    expect((await found("ian", "cites:어도없는과-1")).total).toBe(0);
  });

  test("a joint document is named by its number in any agency, and what names two of them is told once", async () => {
    const plan = await decided(cast, { title: "해상풍력 공동 계획", card: { scope: "agency" } });
    const [one, other, both] = [await takenOver("해상풍력 하나", `관련: ${plan.number!}`), await takenOver("해상풍력 둘", "관련: 숲길관리과-41"), await takenOver("해상풍력 셋", `관련: ${plan.number!}, 숲길관리과-41`)];
    await base.db.jointPart.create({ data: { id: newId(day(1)), documentId: plan.id, position: 9, agencyId: cast.agency.maritime, departmentId: cast.department.coast, departmentNameKo: "숲길관리과", departmentNameEn: "Trails", numberLabel: "숲길관리과-41", signedAt: day(0) } });
    await settle();
    const actor = await cast.actor("ian");
    const { citing } = await relatedTo(base.db, actor, { ...(await toldOf(base.db, actor, "document", plan.id, later)), number: { labels: [plan.number!, "숲길관리과-41"], day: "2026-11-23" } });
    expect([ids(citing.hits.map((hit) => ({ id: hit.recordId }))), citing.total]).toEqual([[one, other, both].sort(), 3]);
    for (const id of [one, other, both]) expect((await beside("ian", "archive", id)).cited.map((cited) => cited.id)).toEqual([plan.id]);
  });

  test("a number that was given again means the later document from its day on", async () => {
    const first = await decided(cast, { title: "양식장 점검", card: { scope: "agency" } });
    const next = await decided(cast, { title: "양식장 점검 다음 해", card: { scope: "agency" }, at: day(5) });
    await base.db.document.update({ where: { id: next.id }, data: { numberLabel: first.number } });
    await told("document.changed", "document", [next.id]);
    const [before, then] = [await takenOver("양식장 앞", `관련 ${first.number!}`, { date: "2026-11-27" }), await takenOver("양식장 뒤", `관련 ${first.number!}`, { date: "2026-11-28" })];
    await settle();
    const citing = async (id: string) => ids((await beside("ian", "document", id)).citing.records);
    expect([await citing(first.id), await citing(next.id)]).toEqual([[before], [then]]);
    const cited = async (id: string) => ids((await beside("ian", "archive", id)).cited);
    expect([await cited(before), await cited(then)]).toEqual([[first.id], [next.id]]);
    // Whoever may not know of the later one is told what they were told without it.
    await base.db.document.update({ where: { id: next.id }, data: { readers: [`post:${cast.post.seoon}`], listers: [`post:${cast.post.seoon}`] } });
    await told("document.changed", "document", [next.id]);
    await settle();
    expect(await citing(first.id)).toEqual([before, then].sort());
    expect(await cited(then)).toEqual([first.id]);
  });

  test("every byte is the same with and without records that one may not know, and no more is asked where there is more", async () => {
    const plan = await decided(cast, { title: "등대 개량", text: "1. 등대를 개량한다.  끝.", card: { scope: "government" } });
    const [old, asks] = [await takenOver("등대 개량 옛 계획", `등대 개량 ${plan.number!}`), await petition("등대 개량 청원", `등대 개량 ${plan.number!}`, { receiptLabel: "혁신기획과 접수-88" })];
    await takenOver("등대 개량 부탁", "등대 개량 혁신기획과 접수-88");
    await settle();
    const all = () => Promise.all([beside("gaon", "archive", old), beside("gaon", "petition", asks), beside("gaon", "document", plan.id), beside("gaon", "task", cast.taskId)]);
    const before = JSON.stringify(await all());
    expect(before).toContain(old);
    const actor = await cast.actor("seoon");
    // Whether the cluster misses anything and what terms weigh is looked up now and then, however often it is asked.
    const asked = async () => {
      const counts: number[] = [];
      for (const [kind, id] of [["archive", old], ["petition", asks], ["document", plan.id]] as const) {
        const record = await toldOf(base.db, actor, kind, id, later);
        counts.push((await statements(() => relatedTo(base.db, actor, record))).filter((text) => !/"Search(Missed|Term)"/.test(text)).length);
      }
      return counts;
    };
    const hide = (n: number) => decided(cast, { title: `등대 개량 감사 ${n}`, text: `1. 등대 개량 ${plan.number!}, 혁신기획과 접수-88을 감사한다.  끝.`, card: { disclosure: "closed", reasons: [5] }, at: day(n) });
    // One of each, so that nothing is left out for want of anything.
    await hide(0);
    await settle();
    const few = await asked();
    for (let n = 1; n < 4; n++) await hide(n);
    await takenOver("등대 개량 숨은 계획", `등대 개량 ${plan.number!} 혁신기획과 접수-88`, { sourceId: "숨은과-1", readers: [`department:${cast.department.division}`] });
    await settle();
    expect(JSON.stringify(await all())).toBe(before);
    expect(await asked()).toEqual(few);
    expect((await beside("seoon", "petition", asks)).citing.total).toBe(5);
  });
});
