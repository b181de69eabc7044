import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toColumn } from "#lib/time.ts";
import { newId } from "#lib/platform/id.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { runOutboxOnce } from "#lib/platform/worker.ts";
import { decided, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { knownByTitle } from "#lib/search/known.ts";
import { search, searchInput } from "#lib/search/queries.ts";
import { indexing, reindex } from "#lib/search/reactions.ts";
import { suggest } from "#lib/search/suggesting.ts";
import { databaseFor, dropWithIndex, enginesAtTheDoor } from "#lib/search/testing/door.ts";

/* Whoever loses an appointment loses its records with the next question, whatever the index knows: access follows the post. */


describe.each(enginesAtTheDoor)("%s", (engine) => {
  let base: TestDatabase;
  let cast: Cast;
  let plan: string;
  let open: string;
  beforeAll(async () => {
    base = await databaseFor(engine);
    cast = await makeCast(base.db);
    plan = (await decided(cast, { title: "갯벌 복원 계획" })).id;
    open = (await decided(cast, { title: "갯벌 복원 알림", card: { scope: "government" } })).id;
    while ((await runOutboxOnce(indexing)) > 0);
    if (engine === "elasticsearch") await reindex(base.db, monday, () => undefined);
  });
  afterAll(() => dropWithIndex(base));

  /** What somebody is told of the plan and of what all may read: found and counted, suggested, and known by its title alone. */
  async function told(who: Person) {
    const actor = await cast.actor(who);
    const [found, suggested, known] = [await search(base.db, actor, searchInput.parse({ q: "갯벌", kind: ["document"] })), await suggest(base.db, actor, "갯벌"), await knownByTitle(base.db, actor, "갯벌")];
    expect(found).toMatchObject({ engine, fallback: false });
    const named = (ids: string[]) => ids.map((id) => (id === plan ? "plan" : id === open ? "open" : "another")).sort();
    return { found: named(found.hits.map((hit) => hit.recordId)), total: found.total, classes: found.facets.disclosure.reduce((sum, one) => sum + one.count, 0), suggested: named(suggested.map((one) => one.id)), known: named(known.documents.map((one) => one.id)) };
  }
  const all = { found: ["open", "plan"], total: 2, classes: 2, suggested: ["open", "plan"], known: [] };
  const rest = { found: ["open"], total: 1, classes: 1, suggested: ["open"], known: [] };
  const nothing = { found: [], total: 0, classes: 0, suggested: [], known: [] };
  const end = (who: Person) => base.db.appointment.update({ where: { id: cast.appointment[who] }, data: { validUntil: toColumn("2026-11-22") } });

  test("records, suggestions and what was known by title are gone with the next question", async () => {
    expect(await told("junmo")).toEqual(all);
    // 서이안 of another division may know of the plan and not read it.
    expect(await told("ian")).toEqual({ ...rest, known: ["plan"] });
    await end("junmo");
    await end("ian");
    expect(await told("junmo")).toEqual(nothing);
    expect(await told("ian")).toEqual(nothing);
    // Another post gives what that one reads, and nothing of the one before.
    await base.db.appointment.create({ data: { id: newId(monday), officialId: cast.official.junmo, postId: cast.post.ian, kind: "regular", validFrom: toColumn("2026-11-23") } });
    expect(await told("junmo")).toEqual({ ...rest, known: ["plan"] });
    // Who holds a post of the division still has them.
    expect(await told("doyun")).toEqual(all);
  });
});
