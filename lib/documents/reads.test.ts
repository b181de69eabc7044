import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { readDocument } from "#lib/documents/readings.ts";
import { readDocumentReads } from "#lib/documents/reads.ts";
import { decided, draft, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const missing = { code: "platform.not-found" };
const reads = async (who: Person, id: string) => ask(readDocumentReads, await cast.actor(who), { id }, monday);
const open = async (who: Person, id: string) => ask(readDocument, await cast.actor(who), { id }, monday);

test("the holder of a record sees who read it and who was refused; other readers do not, and others learn nothing", async () => {
  const { id } = await decided(cast, { title: "읽힌 결정" });
  await open("junmo", id);
  await expect(open("gaon", id)).rejects.toMatchObject(missing);
  for (const holder of ["seoon", "doyun", "yukyung"] as const) {
    expect((await reads(holder, id)).reads.map((read) => [read.name, read.outcome, read.via]), holder).toEqual([["문가온", "refused", "api"], ["이준모", "read", "api"]]);
  }
  // The reviewer reads the document, but does not hold it.
  await expect(reads("junmo", id)).rejects.toMatchObject({ code: "documents.not-the-holder" });
  await expect(reads("gaon", id)).rejects.toMatchObject(missing);
  await expect(reads("gaon", crypto.randomUUID())).rejects.toMatchObject(missing);
  // That attempt is a refused reading itself.
  expect((await reads("seoon", id)).reads).toHaveLength(3);
});

test("the head of the department sees readings only of what the head may read", async () => {
  const id = await draft(cast, { title: "아직 초안" });
  await expect(reads("doyun", id)).rejects.toMatchObject(missing);
  expect((await reads("seoon", id)).reads.map((read) => [read.name, read.outcome])).toEqual([["한도윤", "refused"]]);
});
