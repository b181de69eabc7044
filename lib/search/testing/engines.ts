import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { elasticsearchEngine } from "#lib/search/elasticsearch.ts";
import type { ElasticsearchEngine } from "#lib/search/elasticsearch.ts";
import { embeddedEngine } from "#lib/search/embedded.ts";
import type { Engine, SearchEntry } from "#lib/search/engine.ts";
import { questionOf } from "#lib/search/question.ts";
import { averages } from "#lib/search/snapshot.ts";

/** An engine as tests set it up: where there is an index to build, it is built. */
export interface EngineUnderTest {
  name: Engine["name"];
  make(base: TestDatabase): Promise<Engine>;
  /** Waits until what was written is found. */
  settle(engine: Engine): Promise<void>;
  end(engine: Engine): Promise<void>;
}

/** Both engines. The test command names a real Elasticsearch; without one the embedded engine is proven alone. */
export function enginesUnderTest(): EngineUnderTest[] {
  const url = process.env["ELASTICSEARCH_URL"];
  const embedded: EngineUnderTest = { name: "embedded", make: async (base) => embeddedEngine(base.db), settle: async () => undefined, end: async () => undefined };
  if (!url) return [embedded];
  return [embedded, {
    name: "elasticsearch",
    async make(base) {
      const engine = elasticsearchEngine({ url, name: `test-${process.pid}-${Date.now().toString(36)}`, version: 1, oldest: 1, question: (typed) => questionOf(base.db, typed), averages: () => averages(base.db), told: async () => undefined });
      await engine.swap(await engine.begin());
      return engine;
    },
    settle: (engine) => (engine as ElasticsearchEngine).refresh(),
    end: (engine) => (engine as ElasticsearchEngine).drop(),
  }];
}

/** Writes entries and waits until they are found. PostgreSQL has them for both: what terms weigh is counted there. */
export async function lay({ name, settle }: Pick<EngineUnderTest, "name" | "settle">, engine: Engine, base: TestDatabase, entries: readonly SearchEntry[]): Promise<void> {
  await engine.index(entries);
  if (name === "elasticsearch") await embeddedEngine(base.db).index(entries);
  await embeddedEngine(base.db).weigh();
  await settle(engine);
}
