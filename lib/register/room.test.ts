import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mayKnow, mayRead } from "#lib/access/rules.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { newId } from "#lib/platform/id.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { dayOf, toColumn } from "#lib/time.ts";
import { documentEntries } from "#lib/documents/entries.ts";
import { verifyDocuments } from "#lib/documents/verify.ts";
import { decided, makeCast, makeOfficer, monday, people, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { confirmCorrection, refuseCorrection } from "./corrections.ts";
import { asksFor } from "./testing/asking.ts";
import { exportRegister, readRegister } from "./list.ts";
import { correctionsOf, countCorrectionsWaiting, listCorrections } from "./requests.ts";

let base: TestDatabase;
let cast: Cast;
let officer: Actor;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
  officer = await makeOfficer(cast, "ian");
});
afterAll(() => base.drop());

const refusal = (code: string, params?: object) => ({ code, ...(params ? { params } : {}) });
const row = (id: string) => base.db.document.findUniqueOrThrow({ where: { id } });
const asks = (who: Person, id: string, said: object, at = monday) => asksFor(cast, who, id, said, at);
const holds = async () => expect((await verifyDocuments(base.db)).faults).toEqual([]);

async function knows(id: string, actor: Actor) {
  const stored = await row(id);
  return { know: mayKnow(stored, actor.tokens), read: mayRead(stored, actor.tokens) };
}

describe("correction of registered data (records rule 6)", () => {
  test("is asked by the unit, confirmed by the records officer, keeps both sides, and leaves the approved text", async () => {
    const { id } = await decided(cast, { title: "운영게획" });
    const asked = await asks("seoon", id, { field: "title", text: "운영계획" });
    expect(asked.state).toBe("waiting");
    expect((await row(id)).title).toBe("운영게획");
    expect(await countCorrectionsWaiting(base.db, officer)).toBeGreaterThan(0);
    expect((await ask(listCorrections, officer, { state: "waiting", page: 1 }, monday)).corrections).toContainEqual(expect.objectContaining({ id: asked.id, before: { text: "운영게획" }, after: { text: "운영계획" } }));
    await expect(perform(confirmCorrection, await cast.actor("doyun"), { id: asked.id, reason: "" }, monday)).rejects.toMatchObject(refusal("register.not-records-officer"));
    await perform(confirmCorrection, officer, { id: asked.id, reason: "" }, monday);
    expect((await row(id)).title).toBe("운영계획");
    expect((await base.db.documentVersion.findMany({ where: { documentId: id } })).map((version) => version.title)).toEqual(["운영게획"]);
    expect((await documentEntries(base.db, [id]))[0]?.title).toBe("운영계획");
    await expect(perform(confirmCorrection, officer, { id: asked.id, reason: "" }, monday)).rejects.toMatchObject(refusal("register.already-decided-by", { who: "서이안" }));
    const acts = await base.db.historyEntry.findMany({ where: { recordId: id, act: { startsWith: "document.correct" } }, orderBy: { seq: "asc" } });
    expect(acts.map((act) => [act.act, act.nameKo, act.reason])).toEqual([["document.correction-requested", "박서온", "오기"], ["document.corrected", "서이안", "오기"]]);
    expect(acts[1]).toMatchObject({ before: { field: "title", value: { text: "운영게획" } }, after: { field: "title", value: { text: "운영계획" } } });
    await holds();
  });

  test("the second of one field is refused and told who was first; another field is another matter", async () => {
    const { id } = await decided(cast);
    await asks("seoon", id, { field: "title", text: "하나" });
    await expect(asks("junmo", id, { field: "title", text: "둘" })).rejects.toMatchObject({ ...refusal("register.field-waits", { who: "박서온", day: dayOf(monday) }), field: "field" });
    await asks("junmo", id, { field: "keywords", keywords: "시범, 계획 , 시범" });
    expect((await correctionsOf(base.db, await cast.actor("doyun"), id)).map((line) => line.after)).toContainEqual({ words: ["시범", "계획"] });
  });

  test("both at one moment: one is taken, the other told", async () => {
    const { id } = await decided(cast);
    const both = await Promise.allSettled([asks("seoon", id, { field: "title", text: "하나" }), asks("junmo", id, { field: "title", text: "둘" })]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "register.field-waits" } });
  });

  test("is refused with a reason; nothing changes, and it may be asked again", async () => {
    const { id } = await decided(cast);
    const asked = await asks("seoon", id, { field: "summary", text: "다른 요약" });
    await expect(perform(refuseCorrection, officer, { id: asked.id, reason: "" }, monday)).rejects.toMatchObject(refusal("register.reason-required"));
    await perform(refuseCorrection, officer, { id: asked.id, reason: "결재 당시 요약이 맞습니다." }, monday);
    expect((await row(id)).summary).toBe("시범기관을 정해 운영합니다.");
    expect((await asks("seoon", id, { field: "summary", text: "다른 요약" })).state).toBe("waiting");
  });

  test("who may not know of it finds nothing; who only knows may not ask", async () => {
    const { id } = await decided(cast);
    await expect(asks("gaon", id, { field: "title", text: "x" })).rejects.toMatchObject(refusal("platform.not-found"));
    await expect(asks("nayun", id, { field: "title", text: "x" })).rejects.toMatchObject(refusal("register.not-of-the-unit"));
    const under = await submitted(cast);
    await expect(asks("seoon", under, { field: "title", text: "x" })).rejects.toMatchObject(refusal("register.not-registered"));
  });

  test("requests and decisions are added, never changed: the database refuses", async () => {
    const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
    await client.connect();
    try {
      for (const table of ["Correction", "CorrectionDecision", "DisposalStep", "DocumentVersion", "RegisterEntry"]) {
        await expect(client.query(`delete from "${table}"`), table).rejects.toThrow(/permission denied/);
      }
      await expect(client.query(`update "Correction" set "reason" = ''`)).rejects.toThrow(/permission denied/);
    } finally {
      await client.end();
    }
  });
});

describe("disclosure and scope of a decided document", () => {
  test("a head closes at once; opening waits for the records officer; tokens follow at once", async () => {
    const { id } = await decided(cast, { card: { scope: "agency" } });
    const [colleague, yukyung] = [await cast.actor("nayun"), await cast.actor("yukyung")];
    expect(await knows(id, yukyung)).toEqual({ know: true, read: true });
    expect((await asks("doyun", id, { field: "scope", scope: "department" })).state).toBe("narrowed");
    expect((await asks("doyun", id, { field: "disclosure", disclosure: "closed", reasons: [5] })).state).toBe("narrowed");
    expect(await row(id)).toMatchObject({ disclosure: "closed", reasons: [5], scope: "department" });
    expect(await knows(id, officer)).toEqual({ know: true, read: false });
    expect(await knows(id, { ...officer, tokens: officer.tokens.filter((token) => !token.startsWith("records:")) })).toEqual({ know: false, read: false });
    // On the route one goes on reading.
    expect(await knows(id, colleague)).toEqual({ know: true, read: true });
    const asked = await asks("seoon", id, { field: "disclosure", disclosure: "open" });
    expect(asked.state).toBe("waiting");
    expect((await row(id)).disclosure).toBe("closed");
    await perform(confirmCorrection, officer, { id: asked.id, reason: "감사가 끝났습니다." }, monday);
    expect(await row(id)).toMatchObject({ disclosure: "open", reasons: [] });
    await holds();
  });

  test("what changed since it was asked is not opened by an old request", async () => {
    const { id } = await decided(cast, { card: { disclosure: "partly", reasons: [6] } });
    const asked = await asks("seoon", id, { field: "disclosure", disclosure: "open" });
    await expect(asks("doyun", id, { field: "disclosure", disclosure: "closed", reasons: [6] })).rejects.toMatchObject(refusal("register.field-waits"));
    await perform(refuseCorrection, officer, { id: asked.id, reason: "개인정보가 있습니다." }, monday);
    expect((await asks("doyun", id, { field: "disclosure", disclosure: "closed", reasons: [6] })).state).toBe("narrowed");
  });

  test("after any changes the stored tokens are those of access:verify's recomputation", async () => {
    const { id } = await decided(cast);
    const change = fc.oneof(
      fc.record({ field: fc.constant("disclosure" as const), disclosure: fc.constantFrom("open", "partly", "closed"), reasons: fc.subarray([1, 5, 6]) }),
      fc.record({ field: fc.constant("scope" as const), scope: fc.constantFrom("department", "departments", "agency", "government"), departments: fc.subarray([cast.department.informatics, cast.department.coast]) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(change, fc.constantFrom("seoon" as const, "doyun" as const), fc.boolean()), { minLength: 1, maxLength: 6 }), async (changes) => {
        for (const [said, who, agreed] of changes) {
          const asked = await asks(who, id, said).catch(() => null);
          if (asked?.state === "waiting") await perform(agreed ? confirmCorrection : refuseCorrection, officer, { id: asked.id, reason: "검토" }, monday);
          expect((await verifyDocuments(base.db)).faults).toEqual([]);
          const stored = await row(id);
          for (const one of people) {
            const { tokens } = await cast.actor(one);
            expect((await documentEntries(base.db, [id]))[0]!.readers.some((token) => tokens.includes(token))).toBe(mayRead(stored, tokens));
          }
        }
      }),
      { seed: 20261124, numRuns: 12 },
    );
  });
});

describe("the register of a unit", () => {
  test("lists by year with numbers, corrections and files, filtered, and exports the same; each sees what they may know", async () => {
    const { id } = await decided(cast, { title: "비공개 등록 건", card: { disclosure: "closed", reasons: [5] } });
    const asked = (actor: Actor, more = {}) => ask(readRegister, actor, { unit: cast.department.division, year: 2026, kind: "documents", q: "", disclosure: "", task: "", corrected: "", page: 1, ...more }, monday);
    const all = await asked(await cast.actor("seoon"));
    expect(all.lines[0]).toMatchObject({ id, title: "비공개 등록 건", fileYear: 2026, retention: 10, readable: true });
    expect(all.lines.map((line) => line.number)).toEqual(all.lines.map((_, n) => `혁신기획과-${all.total - n}`));
    expect((await asked(officer)).lines[0]).toMatchObject({ id, readable: false });
    const outsider = await asked(await cast.actor("gaon"));
    expect(outsider.lines.map((line) => line.id)).not.toContain(id);
    expect((await asked(await cast.actor("seoon"), { disclosure: "closed" })).lines.every((line) => line.disclosure === "closed")).toBe(true);
    expect((await asked(await cast.actor("seoon"), { corrected: "1" })).total).toBeLessThan(all.total);
    expect((await asked(await cast.actor("seoon"), { q: "비공개 등록" })).total).toBe(1);
    expect((await asked(await cast.actor("seoon"), { year: 2025 })).total).toBe(0);
    const csv = async (who: Person) => {
      const { stream } = await ask(exportRegister, await cast.actor(who), { unit: cast.department.division, year: 2026, kind: "documents", q: "", disclosure: "", task: "", corrected: "" }, monday);
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(Buffer.from(part as Buffer));
      return Buffer.concat(parts).toString();
    };
    expect(await csv("seoon")).toContain("비공개 등록 건");
    expect(await csv("gaon")).not.toContain("비공개 등록 건");
  });

  test("a petition received by the unit stands among its receipts", async () => {
    await base.db.petition.create({ data: { id: newId(monday), sourceId: "r1", title: "버스 정류장", content: "", category: "교통", begunOn: toColumn("2026-11-02"), departmentId: cast.department.division, departmentNameKo: "혁신기획과", departmentNameEn: "", receiptLabel: "혁신기획과-접수-1", receivedAt: monday, status: "received", listers: ["all"], readers: ["all"] } });
    const { lines } = await ask(readRegister, officer, { unit: cast.department.division, year: 2026, kind: "receipts", q: "", disclosure: "", task: "", corrected: "", page: 1 }, monday);
    expect(lines).toMatchObject([{ number: "혁신기획과-접수-1", title: "버스 정류장" }]);
  });
});
