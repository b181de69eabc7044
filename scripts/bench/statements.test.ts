import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "#lib/platform/operation.ts";
import type { Reading } from "#lib/platform/operation.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { newId } from "#lib/platform/id.ts";
import { statements as statementsOf } from "#lib/platform/statements.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { toColumn } from "#lib/time.ts";
import { countedFor } from "#lib/inbox/queries.ts";
import { draft, decided, makeCast, monday, submitted } from "#lib/documents/testing/cast.ts";
import { reindex } from "#lib/search/reactions.ts";
import { operations } from "#app/api/operations.ts";
import { layMany } from "./many.ts";
import type { Originals } from "./many.ts";

/** Every reading that lists: it names no record and answers no file. */
const lists = operations.filter((op): op is Reading => op.kind === "reading" && !op.binary && !op.address.includes(":") && !["organisation.who-am-i", "audit.verify"].includes(op.name));
/** With which questions they are asked, beside none. */
const asked: Readonly<Record<string, readonly object[]>> = {
  "documents.choices": [{ q: "시범" }],
  "documents.list": [{}, { list: "sent" }, { list: "register" }],
  "search.query": [{}, { q: "시범기관" }, { q: "dept:혁신기획과 시범기관" }],
  "search.known": [{ q: "시범" }],
  "search.suggest": [{ q: "시범" }],
  "usage.read": [{}, { who: "department" }],
  "usage.rows": [{}, { who: "department" }, { measure: "days" }],
};
/** What grows with the copies, so that the same number of statements says something. */
const grows = ["documents.list", "search.query", "inbox.waiting", "tasks.list", "organisation.read", "organisation.list-people", "usage.read"];

let database: TestDatabase;
let actor: Actor;
let originals: Originals;
const few = new Map<string, { statements: number; answer: number }>();
const many = new Map<string, { statements: number; answer: number }>();

beforeAll(async () => {
  // What is counted is what the database is asked; the cluster's own work is measured by `npm run bench`.
  delete process.env["ELASTICSEARCH_URL"];
  database = await testDatabase();
  const { db } = database;
  const cast = await makeCast(db);
  // 박서온 drafts, and holds the posts of the route in their absence too: every list has something to show to one person.
  await db.appointment.create({ data: { id: newId(monday), officialId: cast.official.seoon, postId: cast.post.junmo, kind: "concurrent", validFrom: toColumn("2024-01-01") } });
  await db.roleGrant.createMany({
    data: (["administrator", "auditor", "desk", "records"] as const).map((role) => ({ id: newId(monday), officialId: cast.official.seoon, agencyId: cast.agency.planning, role, validFrom: toColumn("2024-01-01") })),
  });
  originals = {
    draftId: await draft(cast), sentId: await submitted(cast), decidedId: (await decided(cast, { card: { scope: "agency" } })).id,
    departmentId: cast.department.informatics, postId: cast.post.nayun, unitTaskId: cast.taskId, officialId: cast.official.nayun,
  };
  await reindex(db, monday, () => undefined);
  actor = await cast.actor("seoon");
  await layMany(db, originals, 1, 10);
  await measure(few);
  await layMany(db, originals, 11, 1000);
  await measure(many);
});
afterAll(() => database.drop());

async function measure(into: typeof few): Promise<void> {
  const { db } = database;
  const count = async (name: string, work: () => Promise<unknown>) => {
    let answer: unknown;
    const { length: statements } = await statementsOf(async () => (answer = await work()));
    into.set(name, { statements, answer: JSON.stringify(answer, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)).length });
  };
  for (const op of lists) for (const question of asked[op.name] ?? [{}]) await count(`${op.name} ${JSON.stringify(question)}`, () => ask(op, actor, op.input.parse(question), monday));
  await count("the figure", () => countedFor(db, actor, "2026-11-23"));
}

describe("no list asks more of the database when it is longer (10 and 1,000 rows)", () => {
  test.each(lists.flatMap((op) => (asked[op.name] ?? [{}]).map((question) => `${op.name} ${JSON.stringify(question)}`)))("%s", (name) => {
    expect(few.get(name)?.statements).toBeGreaterThan(0);
    // A question that finds little is asked a second time in wider words, so that more may take fewer.
    if (name.startsWith("search.query")) expect(many.get(name)?.statements).toBeLessThanOrEqual(few.get(name)?.statements ?? 0);
    else expect(many.get(name)?.statements).toBe(few.get(name)?.statements);
  });
  test("the figure beside My day", () => expect(many.get("the figure")?.statements).toBe(few.get("the figure")?.statements));
  test.each(grows)("%s answered of more", (name) => {
    expect(lists.map((op) => op.name)).toContain(name);
    for (const [question, { answer }] of few) if (question.startsWith(name)) expect(many.get(question)?.answer, question).toBeGreaterThan(answer);
  });
});
