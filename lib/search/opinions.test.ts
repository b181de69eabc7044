import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { perform } from "#lib/platform/operation.ts";
import { announce } from "#lib/platform/outbox.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { approveDocument, submitDocument } from "#lib/documents/acts.ts";
import { draft, makeCast, monday, people } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { check } from "#lib/search/checking.ts";
import { search, searchInput } from "#lib/search/queries.ts";
import { reindex } from "#lib/search/reactions.ts";
import { suggest } from "#lib/search/suggesting.ts";
import { databaseFor, dropWithIndex, enginesAtTheDoor, settled } from "#lib/search/testing/door.ts";

const none = { missing: 0, stale: 0, tokens: 0, ghosts: 0 };

describe.each(enginesAtTheDoor)("%s", (engine) => {
  let base: TestDatabase;
  let cast: Cast;
  let id: string;
  beforeAll(async () => {
    base = await databaseFor(engine);
    cast = await makeCast(base.db);
    id = await draft(cast, { title: "연안사고 예방 계획" });
    await perform(submitDocument, await cast.actor("seoon"), { id }, monday);
    await perform(approveDocument, await cast.actor("junmo"), { id, opinion: "해파리쏘임 대책을 더하면 좋겠습니다.", version: 1 }, monday);
    await perform(approveDocument, await cast.actor("nayun"), { id, opinion: "전산망 점검 날짜를 피해 주십시오.", version: 1 }, monday);
    await settle();
    await reindex(base.db, monday, () => undefined);
  });
  afterAll(() => dropWithIndex(base));
  const settle = () => settled(base);
  const find = async (who: Person, q: string) => {
    const found = await search(base.db, await cast.actor(who), searchInput.parse({ q, kind: ["opinion"] }));
    expect(found).toMatchObject({ engine, fallback: false });
    return found;
  };
  /** Who of the cast finds it by its own words; to the others it is not counted either. */
  async function finders(q: string): Promise<Person[]> {
    const found: Person[] = [];
    for (const who of people) {
      const { hits, total, facets } = await find(who, q);
      expect([hits.length, facets.disclosure.reduce((sum, one) => sum + one.count, 0)], who).toEqual([total, total]);
      if (total > 0) found.push(who);
    }
    return found;
  }

  test("is found by its own words by whoever reads its document, and opens there", async () => {
    expect(await finders("해파리쏘임")).toEqual(["seoon", "junmo", "nayun", "doyun"]);
    const { hits } = await find("seoon", "해파리쏘임");
    expect(hits).toMatchObject([{ kind: "opinion", title: "해파리쏘임 대책을 더하면 좋겠습니다.", text: "해파리쏘임 대책을 더하면 좋겠습니다.", url: `/documents/${id}#opinions`, postIds: [cast.post.junmo] }]);
    expect((await find("seoon", "by:최나윤")).hits.map((hit) => hit.text)).toEqual(["전산망 점검 날짜를 피해 주십시오."]);
    // Of the document's own words it has none.
    expect((await find("seoon", "연안사고")).total).toBe(0);
  });

  test("is never suggested, and the checker finds nothing amiss", async () => {
    for (const who of people) for (const q of ["해파리", "해파리쏘임", "전산망", "ㅎㅍㄹ"]) expect(await suggest(base.db, await cast.actor(who), q), `${who} ${q}`).toEqual([]);
    const { embedded, cluster } = await check(base.db, monday, false);
    expect([embedded, cluster]).toEqual([none, engine === "embedded" ? null : none]);
  });

  test("is found after the index was built anew", async () => {
    await base.db.searchEntry.deleteMany();
    await reindex(base.db, monday, () => undefined);
    expect(await finders("해파리쏘임")).toEqual(["seoon", "junmo", "nayun", "doyun"]);
  });

  test("is gone for those from whom its document is taken, before the index knows and after", async () => {
    await base.db.$transaction(async (tx) => {
      await tx.document.update({ where: { id }, data: { readers: [`post:${cast.post.seoon}`], listers: [`post:${cast.post.seoon}`] } });
      await announce(tx, { topic: "document.changed", record: { kind: "document", id }, at: monday });
    });
    expect(await finders("해파리쏘임")).toEqual(["seoon"]);
    await settle();
    expect(await finders("해파리쏘임")).toEqual(["seoon"]);
    expect((await check(base.db, monday, false)).embedded).toEqual(none);
  });
});
