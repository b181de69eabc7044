import { readFileSync } from "node:fs";
import { Client } from "@elastic/elasticsearch";
import type { estypes } from "@elastic/elasticsearch";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#lib/platform/id.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { ask, clusterOf } from "#lib/search/door.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Asked, SearchEntry } from "#lib/search/engine.ts";
import { mendCluster, reindex } from "#lib/search/reactions.ts";
import { startElasticsearch } from "../elasticsearch.ts";
import type { RunningElasticsearch } from "../elasticsearch.ts";

/* A cluster with TLS by an authority of its own, asked with a key of just the rights that docs/operate.md lists. Only where a cluster is tried at all. */

const named = process.env["ELASTICSEARCH_URL"];
const at = new Date("2026-11-23T01:00:00Z");
const asked: Asked = { q: "시범기관", tokens: ["all"], sort: "fit", limit: 20, offset: 0 };
const entry: SearchEntry = {
  kind: "document", recordId: newId(at), sourceId: null, seq: 1, title: "시범기관 운영계획", text: "시범기관은 8개로 한다.", url: "/documents/1", number: null, at, year: 2026, departmentNameKo: "혁신기획과", departmentNameEn: "", functionNameKo: "", functionNameEn: "",
  disclosure: "open", people: [], postIds: [], readers: ["all"],
};

let base: TestDatabase;
let cluster: RunningElasticsearch;
let admin: Client;

/** The rights as the manual gives them. */
function rights(): estypes.SecurityRoleDescriptor {
  const [, json] = /```json\n(\{[^`]*"indices"[^`]*)```/.exec(readFileSync("docs/operate.md", "utf8")) ?? [];
  return (JSON.parse(json ?? "{}") as { role_descriptors: Record<string, estypes.SecurityRoleDescriptor> }).role_descriptors["onmaru"]!;
}
const keyWith = async (descriptor: estypes.SecurityRoleDescriptor) => (await admin.security.createApiKey({ name: "onmaru", role_descriptors: { onmaru: descriptor } })).encoded;

beforeAll(async () => {
  if (!named) return;
  base = await testDatabase();
  cluster = await startElasticsearch({ secured: true });
  const { ca, password } = cluster.secured!;
  admin = new Client({ node: cluster.url, auth: { username: "elastic", password }, tls: { ca: readFileSync(ca) } });
  Object.assign(process.env, { ELASTICSEARCH_URL: cluster.url, ELASTICSEARCH_CA: ca, ELASTICSEARCH_API_KEY: await keyWith(rights()) });
  await embeddedEngine(base.db).index([entry]);
}, 300_000);
afterAll(async () => {
  if (!named) return;
  process.env["ELASTICSEARCH_URL"] = named;
  for (const name of ["ELASTICSEARCH_CA", "ELASTICSEARCH_API_KEY"]) delete process.env[name];
  await admin.close();
  await cluster.stop();
  await base.drop();
});

test.runIf(named)("is filled, asked, written to and built anew with the rights of the manual", async () => {
  expect(await mendCluster(base.db)).toBe(true);
  expect(await ask(base.db, asked)).toMatchObject({ total: 1, engine: "elasticsearch", fallback: false });
  const engine = (await clusterOf(base.db))!;
  await engine.index([{ ...entry, recordId: newId(at) }]);
  await engine.refresh();
  expect((await engine.extent()).records).toBe(2);
  await engine.remove("document", [entry.recordId]);
  await reindex(base.db, at, () => undefined);
  expect(await ask(base.db, asked)).toMatchObject({ total: 0, engine: "elasticsearch" });
  await engine.drop();
}, 120_000);

test.runIf(named)("each of those rights is needed, and none reaches beyond", async () => {
  const { indices } = rights();
  const client = new Client({ node: cluster.url, auth: { apiKey: process.env["ELASTICSEARCH_API_KEY"]! }, tls: { ca: readFileSync(cluster.secured!.ca) } });
  await expect(client.indices.create({ index: "other" })).rejects.toMatchObject({ statusCode: 403 });
  await expect(client.cluster.health()).rejects.toMatchObject({ statusCode: 403 });
  await client.close();
  for (const privilege of indices![0]!.privileges) {
    process.env["ELASTICSEARCH_API_KEY"] = await keyWith({ indices: [{ ...indices![0]!, privileges: indices![0]!.privileges.filter((one) => one !== privilege) }] });
    await base.db.setting.deleteMany({ where: { key: "search.rebuild" } });
    const engine = (await clusterOf(base.db))!;
    const used = async () => {
      await engine.swap(await engine.begin());
      await engine.index([entry]);
      await engine.refresh();
      await engine.query(asked);
    };
    await expect(used(), String(privilege)).rejects.toMatchObject({ statusCode: 403 });
  }
}, 120_000);

test.runIf(named)("with another authority or another key PostgreSQL answers and says so", async () => {
  await embeddedEngine(base.db).index([entry]);
  const [ca, key] = [process.env["ELASTICSEARCH_CA"]!, process.env["ELASTICSEARCH_API_KEY"]!];
  delete process.env["ELASTICSEARCH_CA"];
  expect(await ask(base.db, asked)).toMatchObject({ total: 1, engine: "embedded", fallback: true });
  Object.assign(process.env, { ELASTICSEARCH_CA: ca, ELASTICSEARCH_API_KEY: Buffer.from("nobody:nothing").toString("base64") });
  await expect(clusterOf(base.db).then((engine) => engine!.ready())).rejects.toMatchObject({ statusCode: 401 });
  process.env["ELASTICSEARCH_API_KEY"] = key;
});
