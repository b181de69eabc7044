import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { approveDocument, submitDocument } from "#lib/documents/acts.ts";
import { createDocument, discardDocument } from "#lib/documents/commands.ts";
import { relateDocument, unrelateDocument } from "#lib/documents/relation-commands.ts";
import { documentChoices, readRelations, relationsOf } from "#lib/documents/relation-queries.ts";
import { redraftDocument } from "#lib/documents/redraft.ts";
import { decided, draft, makeCast, monday, people } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const relate = async (who: Person, id: string, other: string, kind: "related" | "answers" | "supersedes" | "amends" | "based-on" = "answers") => perform(relateDocument, await cast.actor(who), { id, other, kind }, monday);
const later = new Date(monday.getTime() + 3_600_000);
/** For each person of the cast, the other documents that they see beside this one. */
async function seen(id: string): Promise<Partial<Record<Person, string[]>>> {
  const found: Partial<Record<Person, string[]>> = {};
  for (const who of people) {
    const rows = await relationsOf(base.db, await cast.actor(who), id);
    if (rows.length > 0) found[who] = rows.map((one) => `${one.way} ${one.kind} ${one.title}`);
  }
  return found;
}

test("both documents show the relation, each side to whoever may know the other record and to nobody else", async () => {
  const open = await decided(cast, { title: "열린 것" });
  const closed = await decided(cast, { title: "닫힌 것", card: { disclosure: "closed", reasons: [5] } });
  const id = await draft(cast, { title: "회신하는 것" });
  await relate("seoon", id, open.id);
  await relate("seoon", id, closed.number!, "based-on");
  // A draft is its post's alone: nobody else sees on the other side that it names them.
  expect(await seen(open.id)).toEqual({ seoon: ["in answers 회신하는 것"] });
  await perform(submitDocument, await cast.actor("seoon"), { id }, later);
  for (const who of ["junmo", "nayun", "doyun"] as const) await perform(approveDocument, await cast.actor(who), { id, opinion: "", version: 1 }, later);
  const all = ["in answers 회신하는 것"];
  expect(await seen(open.id)).toEqual({ seoon: all, junmo: all, nayun: all, doyun: all, yukyung: all, ian: all });
  // 서이안 is of the agency, and not of the department or the route: of the closed one there is no trace.
  const both = ["out answers 열린 것", "out based-on 닫힌 것"];
  expect(await seen(id)).toMatchObject({ seoon: both, junmo: both, nayun: both, doyun: both, ian: ["out answers 열린 것"] });
  expect(await seen(id)).not.toHaveProperty("gaon");
  const { relations } = await ask(readRelations, await cast.actor("seoon"), { id }, later);
  expect(relations.map(({ way, kind, documentId, number }) => ({ way, kind, documentId, number }))).toEqual([
    { way: "out", kind: "answers", documentId: open.id, number: open.number },
    { way: "out", kind: "based-on", documentId: closed.id, number: closed.number },
  ]);
  await expect(ask(readRelations, await cast.actor("gaon"), { id }, later)).rejects.toMatchObject({ code: "platform.not-found" });
});

test("what the writer may not know is as if it were not there; what is found by typing is what may be known", async () => {
  const secret = await decided(cast, { title: "감사 대상 명단", card: { disclosure: "closed", reasons: [5] } });
  const { id } = await perform(createDocument, await cast.actor("ian"), { title: "평가 계획", unitTaskId: null }, monday);
  for (const other of [secret.id, secret.number!, "감사 대상 명단", "01900000-0000-7000-8000-000000000000", "", "없는 것"]) {
    await expect(relate("ian", id, other)).rejects.toMatchObject({ code: "documents.relation-unknown", field: "other" });
  }
  const choices = async (who: Person, q: string) => (await ask(documentChoices, await cast.actor(who), { q }, monday)).documents.map((one) => one.title);
  expect(await choices("seoon", "대상 감사")).toEqual(["감사 대상 명단"]);
  expect(await choices("seoon", secret.number!)).toContain("감사 대상 명단");
  expect(await choices("ian", "감사 대상")).toEqual([]);
  expect(await choices("gaon", "감사")).toEqual([]);
  expect(await choices("seoon", "%")).toEqual([]);
  expect(await choices("seoon", " ")).toEqual([]);
});

test("the writer takes back until submission; after the decision one only adds, and the history says so (§17)", async () => {
  const other = await decided(cast, { title: "근거 문서" });
  const id = await draft(cast, { title: "쓰는 것" });
  const { relationId } = await relate("seoon", id, other.id, "based-on");
  await expect(relate("seoon", id, other.id)).rejects.toMatchObject({ code: "documents.relation-there" });
  await expect(relate("seoon", id, id)).rejects.toMatchObject({ code: "documents.relation-to-itself" });
  await expect(relate("junmo", id, other.id)).rejects.toMatchObject({ code: "platform.not-found" });
  await perform(unrelateDocument, await cast.actor("seoon"), { id, relation: relationId }, monday);
  await expect(perform(unrelateDocument, await cast.actor("seoon"), { id, relation: relationId }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  await perform(submitDocument, await cast.actor("seoon"), { id }, later);
  await expect(relate("seoon", id, other.id)).rejects.toMatchObject({ code: "approval.under-way" });
  for (const who of ["junmo", "nayun", "doyun"] as const) await perform(approveDocument, await cast.actor(who), { id, opinion: "", version: 1 }, later);
  await expect(relate("doyun", id, other.id)).rejects.toMatchObject({ code: "approval.not-the-drafter" });
  const added = await relate("seoon", id, other.id, "supersedes");
  await expect(perform(unrelateDocument, await cast.actor("seoon"), { id, relation: added.relationId }, monday)).rejects.toMatchObject({ code: "documents.relation-stays" });
  await expect(relate("seoon", other.id, id, "supersedes")).rejects.toMatchObject({ code: "documents.relation-later" });
  const acts = await base.db.historyEntry.findMany({ where: { recordId: id, act: { in: ["document.related", "document.unrelated"] } }, orderBy: { seq: "asc" } });
  expect(acts.map((act) => [act.act, act.after ?? act.before])).toEqual([
    ["document.related", { to: other.id, kind: "based-on" }],
    ["document.unrelated", { to: other.id, kind: "based-on" }],
    ["document.related", { to: other.id, kind: "supersedes" }],
  ]);
});

test("an amendment names what it amends, both say so, and a discarded one leaves nothing behind (§17)", async () => {
  const { id } = await decided(cast, { title: "처음 계획" });
  const made = await perform(redraftDocument, await cast.actor("seoon"), { id }, later);
  expect((await seen(made.id)).seoon).toEqual(["out amends 처음 계획"]);
  expect(await seen(id)).toEqual({ seoon: ["in amends 처음 계획"] });
  await perform(discardDocument, await cast.actor("seoon"), { id: made.id }, later);
  expect(await seen(id)).toEqual({});
  expect(await base.db.documentRelation.count({ where: { fromId: made.id } })).toBe(0);
});
