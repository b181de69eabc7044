import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { perform } from "#lib/platform/operation.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { returnDocument, submitDocument } from "#lib/documents/acts.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { saveDocument } from "#lib/documents/commands.ts";
import { makeCast, monday, people, submitted, usualRoute } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { check } from "#lib/search/checking.ts";
import { clusterOf } from "#lib/search/door.ts";
import { search, searchInput } from "#lib/search/queries.ts";
import { reindex } from "#lib/search/reactions.ts";
import { suggest } from "#lib/search/suggesting.ts";
import { databaseFor, dropWithIndex, enginesAtTheDoor, settled } from "#lib/search/testing/door.ts";

const onItsRoute = ["seoon", "junmo", "nayun", "doyun"];
const none = { missing: 0, stale: 0, tokens: 0, ghosts: 0 };

describe.each(enginesAtTheDoor)("%s", (engine) => {
  let base: TestDatabase;
  let cast: Cast;
  let id: string;
  beforeAll(async () => {
    base = await databaseFor(engine);
    cast = await makeCast(base.db);
    await reindex(base.db, monday, () => undefined);
    id = await submitted(cast, { title: "수문 점검 계획", text: "1. 물레를 돌린다.  끝." });
    await perform(returnDocument, await cast.actor("junmo"), { id, reason: "다시 써 주세요.", version: 1 }, monday);
    await settle();
  });
  afterAll(() => dropWithIndex(base));
  const settle = () => settled(base);
  async function found(who: Person, q: string): Promise<string[]> {
    const answer = await search(base.db, await cast.actor(who), searchInput.parse({ q: `"${q}"`, kind: ["document"] }));
    expect(answer).toMatchObject({ engine, fallback: false });
    return answer.hits.map((hit) => hit.url).sort();
  }
  async function finders(q: string): Promise<Person[]> {
    const all: Person[] = [];
    for (const who of people) if ((await found(who, q)).length > 0) all.push(who);
    return all;
  }
  async function write(text: string): Promise<void> {
    const { draftRevision: revision } = await base.db.document.findUniqueOrThrow({ where: { id } });
    await perform(saveDocument, await cast.actor("seoon"), {
      id, revision, title: "수문 점검 계획", summary: "시범기관을 정해 운영합니다.", keywords: ["시범기관"], unitTaskId: cast.taskId, stage: "decide", disclosure: "open", reasons: [], scope: "department",
      scopeDepartments: [], urgency: "normal", dueOn: null, body: bodyOf(text), steps: usualRoute(cast), fileIds: [], delegationReason: "",
    }, monday);
  }

  test("what came back and was not written on is found once, and what is written since by its writer's post alone", async () => {
    expect(await found("seoon", "수문 점검")).toEqual([`/documents/${id}`]);
    await write("1. 도르래를 돌린다.  끝.");
    expect(await found("seoon", "도르래를 돌린다")).toEqual([]);
    await settle();
    expect(await found("seoon", "도르래를 돌린다")).toEqual([`/documents/${id}/edit`]);
    expect(await finders("도르래를 돌린다")).toEqual(["seoon"]);
    expect(await finders("물레를 돌린다")).toEqual(onItsRoute);
    expect((await suggest(base.db, await cast.actor("seoon"), "수문")).length).toBe(1);
    const { embedded, cluster } = await check(base.db, monday, false);
    expect([embedded, cluster]).toEqual([none, engine === "embedded" ? null : none]);
  });

  test("is found after the index was built anew", async () => {
    await base.db.searchEntry.deleteMany();
    await reindex(base.db, monday, () => undefined, { anew: true });
    await (await clusterOf(base.db))?.refresh();
    expect(await finders("도르래를 돌린다")).toEqual(["seoon"]);
  });

  test("once it is submitted again there is one text for all who read it, before the index knows and after", async () => {
    await perform(submitDocument, await cast.actor("seoon"), { id }, monday);
    expect(await found("seoon", "도르래를 돌린다")).toEqual([]);
    await settle();
    expect(await found("seoon", "도르래를 돌린다")).toEqual([`/documents/${id}`]);
    expect(await finders("도르래를 돌린다")).toEqual(onItsRoute);
    expect(await finders("물레를 돌린다")).toEqual([]);
  });
});
