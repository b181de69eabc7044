import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mayKnow, mayRead } from "#lib/access/rules.ts";
import { dayOf, toColumn } from "#lib/time.ts";
import { newId } from "#lib/platform/id.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { decided, makeCast, makeOfficer, monday, people, submitted } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { verifyDocuments } from "#lib/documents/verify.ts";
import { askAccess, declineAccess, grantAccess, withdrawAccess } from "./access.ts";
import { accessOf, accessSeen, accessWaiting, countAccessWaiting, listAccess } from "./access-queries.ts";
import { accessFault, answerFault } from "./access-rules.ts";
import { requestCorrection } from "./corrections.ts";
import { requestInput } from "./input.ts";

describe("the rules", () => {
  const asks = { seated: true, reads: false, destroyed: false, waiting: null, reason: "평가에 씁니다" };
  test.each([
    [{}, null],
    [{ seated: false }, "register.no-seat"],
    [{ destroyed: true }, "register.nothing-to-read"],
    [{ reads: true }, "register.reads-already"],
    [{ waiting: { who: "가", day: "2026-11-23" } }, "register.asked-already"],
    [{ reason: " " }, "register.reason-required"],
  ] as const)("asking with %j: %s", (facts, code) => {
    expect(accessFault({ ...asks, ...facts })?.refused ?? null).toBe(code);
  });
  const answers = { heads: true, officer: false, own: false, destroyed: false, before: null, decided: null, outcome: "granted", reason: "" } as const;
  test.each([
    [{}, "register.reason-required"],
    [{ reason: "평가에만 씀" }, null],
    [{ heads: false, officer: true, reason: "평가에만 씀" }, null],
    [{ heads: false }, "register.not-the-owner"],
    [{ own: true }, "register.own-access"],
    [{ before: "declined", decided: { who: "가", day: "2026-11-23" } }, "register.already-decided-by"],
    [{ destroyed: true }, "register.nothing-to-read"],
    [{ outcome: "declined" }, "register.reason-required"],
    [{ outcome: "declined", reason: "수사 중" }, null],
    [{ outcome: "withdrawn", reason: "끝남" }, "register.not-granted"],
    [{ outcome: "withdrawn", before: "granted" }, "register.reason-required"],
    [{ outcome: "withdrawn", before: "granted", reason: "끝남" }, null],
  ] as const)("answering with %j: %s", (facts, code) => {
    expect(answerFault({ ...answers, ...facts })?.refused ?? null).toBe(code);
  });
});

describe("the room", () => {
  let base: TestDatabase;
  let cast: Cast;
  beforeAll(async () => {
    base = await testDatabase();
    cast = await makeCast(base.db);
    await makeOfficer(cast, "yukyung");
  });
  afterAll(() => base.drop());

  const hour = (n: number) => new Date(monday.getTime() + n * 3_600_000);
  const asks = async (who: Person, id: string, reason = "평가에 씁니다") => (await perform(askAccess, await cast.actor(who), { id, reason }, hour(1))).id;
  const reads = async (who: Person, id: string) => mayRead(await base.db.document.findUniqueOrThrow({ where: { id } }), (await cast.actor(who)).tokens);
  const waits = async (who: Person) => {
    const actor = await cast.actor(who);
    const found = await accessWaiting(base.db, actor, 100);
    expect(await countAccessWaiting(base.db, actor)).toBe(found.length);
    return found.map((one) => `${one.waits} ${one.outcome ?? "-"} ${one.title}`);
  };
  const waitFor = async () => Object.fromEntries((await Promise.all(people.map(async (who) => [who, await waits(who)] as const))).filter(([, found]) => found.length > 0));

  test("a post of the agency asks, the head and the records officer see it and nobody else; granted it reads, and its successor with it", async () => {
    const { id } = await decided(cast, { title: "과 안의 계획" });
    expect(await reads("ian", id)).toBe(false);
    const request = await asks("ian", id);
    expect(await waitFor()).toEqual({ doyun: ["answer - 과 안의 계획"], yukyung: ["answer - 과 안의 계획"] });
    await expect(asks("ian", id)).rejects.toMatchObject({ code: "register.asked-already", params: { who: "서이안", day: dayOf(hour(1)) } });
    for (const who of ["seoon", "junmo", "nayun"] as const) await expect(perform(grantAccess, await cast.actor(who), { id: request, reason: "" }, hour(2))).rejects.toMatchObject({ code: "platform.not-found" });
    await expect(perform(grantAccess, await cast.actor("ian"), { id: request, reason: "" }, hour(2))).rejects.toMatchObject({ code: "register.not-the-owner" });
    await expect(perform(grantAccess, await cast.actor("doyun"), { id: request, reason: " " }, hour(2))).rejects.toMatchObject({ code: "register.reason-required", field: "reason" });
    await perform(grantAccess, await cast.actor("doyun"), { id: request, reason: "평가에만 써 주세요." }, hour(2));
    expect(await reads("ian", id)).toBe(true);
    expect((await verifyDocuments(base.db)).faults).toEqual([]);
    expect(await waitFor()).toEqual({ ian: ["told granted 과 안의 계획"] });
    await accessSeen(base.db, await cast.actor("ian"), id, hour(3));
    expect(await waitFor()).toEqual({});
    await expect(perform(declineAccess, await cast.actor("yukyung"), { id: request, reason: "늦었습니다" }, hour(3))).rejects.toMatchObject({ code: "register.already-decided-by", params: { who: "한도윤" } });
    await expect(asks("ian", id)).rejects.toMatchObject({ code: "register.reads-already" });
    // Whoever follows at the post reads, whoever leaves it does not.
    await base.db.appointment.update({ where: { id: cast.appointment.ian }, data: { validUntil: toColumn("2026-11-22") } });
    const next = await base.db.appointment.create({ data: { id: crypto.randomUUID(), officialId: cast.official.gaon, postId: cast.post.ian, kind: "concurrent", validFrom: toColumn("2026-11-23") } });
    expect([await reads("gaon", id), await reads("ian", id)]).toEqual([true, false]);
    await base.db.appointment.delete({ where: { id: next.id } });
    await base.db.appointment.update({ where: { id: cast.appointment.ian }, data: { validUntil: null } });
    // A corrected scope leaves the grant; what is taken back is read no more, and may be asked for again.
    await perform(requestCorrection, await cast.actor("doyun"), requestInput.parse({ id, field: "disclosure", disclosure: "partly", reasons: [5], reason: "감사 중" }), hour(4));
    expect(await reads("ian", id)).toBe(true);
    await expect(perform(withdrawAccess, await cast.actor("doyun"), { id: request, reason: "" }, hour(5))).rejects.toMatchObject({ code: "register.reason-required", field: "reason" });
    await perform(withdrawAccess, await cast.actor("doyun"), { id: request, reason: "평가가 끝났습니다." }, hour(5));
    expect(await reads("ian", id)).toBe(false);
    expect(await waitFor()).toEqual({ ian: ["told withdrawn 과 안의 계획"] });
    expect((await verifyDocuments(base.db)).faults).toEqual([]);
    const acts = await base.db.historyEntry.findMany({ where: { recordId: id, act: { startsWith: "document.access" } }, orderBy: { seq: "asc" } });
    expect(acts.map((act) => [act.act, act.nameKo, act.reason])).toEqual([
      ["document.access-asked", "서이안", "평가에 씁니다"], ["document.access-granted", "한도윤", "평가에만 써 주세요."], ["document.access-withdrawn", "한도윤", "평가가 끝났습니다."],
    ]);
  });

  test("declined with a reason that the asking post is told; what may not be known is not there to be asked for", async () => {
    const { id } = await decided(cast, { title: "또 다른 계획" });
    await expect(asks("ian", id, " ".trim())).rejects.toMatchObject({ code: "register.reason-required", field: "reason" });
    const request = await asks("ian", id);
    await expect(perform(declineAccess, await cast.actor("yukyung"), { id: request, reason: "" }, hour(2))).rejects.toMatchObject({ code: "register.reason-required" });
    await perform(declineAccess, await cast.actor("yukyung"), { id: request, reason: "아직 검토 중입니다." }, hour(2));
    expect(await reads("ian", id)).toBe(false);
    const mine = await ask(listAccess, await cast.actor("ian"), { state: "mine", page: 1 }, hour(3));
    expect(mine.requests.find((one) => one.id === request)).toMatchObject({ outcome: "declined", decisionReason: "아직 검토 중입니다.", decider: "정유경" });
    expect((await ask(listAccess, await cast.actor("doyun"), { state: "decided", page: 1 }, hour(3))).requests.map((one) => one.id)).toContain(request);
    expect((await ask(listAccess, await cast.actor("nayun"), { state: "decided", page: 1 }, hour(3))).requests).toEqual([]);
    const closed = await decided(cast, { title: "감사 명단", card: { disclosure: "closed", reasons: [5] } });
    for (const [who, record] of [["ian", closed.id], ["gaon", id], ["ian", await submitted(cast)], ["ian", newId(monday)]] as const) await expect(asks(who, record)).rejects.toMatchObject({ code: "platform.not-found" });
    await expect(perform(grantAccess, await cast.actor("gaon"), { id: request, reason: "" }, hour(3))).rejects.toMatchObject({ code: "platform.not-found" });
    await expect(perform(grantAccess, await cast.actor("doyun"), { id: newId(monday), reason: "" }, hour(3))).rejects.toMatchObject({ code: "platform.not-found" });
    // Who made it known no more is told nothing of it either.
    await perform(requestCorrection, await cast.actor("doyun"), requestInput.parse({ id, field: "disclosure", disclosure: "closed", reasons: [5], reason: "감사 중" }), hour(4));
    const stored = await base.db.document.findUniqueOrThrow({ where: { id } });
    const ian = await cast.actor("ian");
    expect(mayKnow(stored, ian.tokens)).toBe(false);
    expect(await accessOf(base.db, ian, id)).toEqual([]);
    expect(await waits("ian")).not.toContain("told declined 또 다른 계획");
  });

  test("both at one moment: one answer holds; two requests of one post are one", async () => {
    const { id } = await decided(cast, { title: "한꺼번에" });
    const asked = await Promise.allSettled([asks("ian", id), asks("ian", id)]);
    expect(asked.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const [line] = await accessOf(base.db, await cast.actor("doyun"), id);
    const both = await Promise.allSettled([perform(grantAccess, await cast.actor("doyun"), { id: line!.id, reason: "평가에만" }, hour(2)), perform(declineAccess, await cast.actor("yukyung"), { id: line!.id, reason: "아니요" }, hour(2))]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "register.already-decided-by" } });
  });
});
