import { z } from "zod";
import { reading } from "#lib/platform/operation.ts";
import { dayOf } from "#lib/time.ts";
import { byId, collectionOutput, collectionsOutput } from "#lib/keeping/collection-input.ts";
import { collectionsOf, openCollection } from "#lib/keeping/collections.ts";

export const listCollections = reading({
  name: "keeping.collections",
  address: "GET /api/v1/collections",
  summary: { ko: "내 자리의 모음과 부서가 함께 보는 모음을 봅니다", en: "List the collections of one's posts and those that the unit shares" },
  input: z.object({}),
  output: collectionsOutput,
  run: async ({ tx, actor }) => ({
    collections: (await collectionsOf(tx, actor)).map(({ id, title, note, shared, own, postNameKo, departmentNameKo, changedAt, items }) => ({ id, title, note, shared, own, post: postNameKo, department: departmentNameKo, changedAt: changedAt.toISOString(), items })),
  }),
});

export const readCollection = reading({
  name: "keeping.read-collection",
  address: "GET /api/v1/collections/:id",
  summary: { ko: "모음을 엽니다. 볼 수 있는 기록만 보입니다", en: "Open a collection; only the records that one may read are in it" },
  input: byId,
  output: collectionOutput,
  refusals: ["platform.not-found"],
  async run({ tx, actor, now }, { id }) {
    const { row, items, may } = await openCollection(tx, actor, id, now, "api");
    return {
      id, title: row.title, note: row.note, shared: row.shared, own: may.change === null, post: row.postNameKo, department: row.departmentNameKo, changedAt: row.changedAt.toISOString(),
      items: items.map((item) => ({ kind: item.kind, id: item.recordId, title: item.title, url: item.url, number: item.number, date: dayOf(item.at), note: item.note })),
      may,
    };
  },
});
