import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import { hasRole } from "#lib/platform/actor.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { newId } from "#lib/platform/id.ts";
import type { Tx } from "#lib/platform/database.ts";
import { declareRefusals, notFound, operation, reading } from "#lib/platform/operation.ts";
import { record } from "#lib/history/commands.ts";
import { formOf, lineKey, longestWord, mostWords, readLines, refusals, wordsOfLine } from "#lib/search/synonym-rules.ts";
import { lineOutput, synonymLines } from "#lib/search/synonyms.ts";

declareRefusals("search", refusals);

function onlyAdministrators(actor: Actor): void {
  if (!hasRole(actor, "administrator")) throw new Refusal("search.not-administrator");
}

/** Two administrators keep lines one after the other, so that none stands twice. */
const lockTable = (tx: Tx) => tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('search synonyms', 0))`;

export const listSynonyms = reading({
  name: "search.synonyms",
  address: "GET /api/v1/synonyms",
  summary: { ko: "검색에서 같은 뜻으로 찾는 말을 봅니다", en: "List words that search takes for the same" },
  input: z.object({ q: z.string().max(longestWord).default(""), page: z.int().min(1).max(10_000).default(1) }),
  output: z.object({ total: z.int(), lines: z.array(lineOutput) }),
  run: ({ tx }, { q, page }) => synonymLines(tx, q, page),
});

export const keepSynonym = operation({
  name: "search.keep-synonym",
  address: "POST /api/v1/synonyms",
  summary: { ko: "같은 뜻으로 찾을 말을 더합니다", en: "Keep words that search takes for the same" },
  input: z.object({ words: z.string().max((longestWord + 2) * mostWords) }),
  output: lineOutput,
  refusals: ["search.not-administrator", "search.too-few-words", "search.same-already"],
  act: "synonym.kept",
  status: 201,
  async run({ tx, actor, now }, { words: typed }) {
    onlyAdministrators(actor);
    const words = wordsOfLine(typed.split(/[,\n]/));
    if (words.length < 2) throw new Refusal("search.too-few-words", {}, "words");
    await lockTable(tx);
    const forms = words.map(formOf);
    const [same] = await tx.$queryRaw<{ id: string }[]>`select "id" from "SearchSynonym" where "forms" @> ${forms}::text[] limit 1`;
    if (same) throw new Refusal("search.same-already", {}, "words");
    const id = newId(now);
    await tx.searchSynonym.create({ data: { id, words, forms, at: now }, select: { id: true } });
    await record(tx, { actor, at: now, act: "synonym.kept", record: { kind: "synonym", id }, after: { words } });
    return { id, words };
  },
});

export const removeSynonym = operation({
  name: "search.remove-synonym",
  address: "POST /api/v1/synonyms/:id/removals",
  summary: { ko: "같은 뜻으로 찾던 말을 뺍니다", en: "Remove words that search took for the same" },
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  refusals: ["search.not-administrator", "platform.not-found"],
  act: "synonym.removed",
  async run({ tx, actor, now }, { id }) {
    onlyAdministrators(actor);
    const [gone] = await tx.$queryRaw<{ words: string[] }[]>`delete from "SearchSynonym" where "id" = ${id}::uuid returning "words"`;
    if (!gone) throw notFound();
    await record(tx, { actor, at: now, act: "synonym.removed", record: { kind: "synonym", id }, before: { words: gone.words } });
    return { id };
  },
});

/** Errors that are told one by one; the rest are counted. */
const toldErrors = 100;

export const importSynonyms = operation({
  name: "search.import-synonyms",
  address: "POST /api/v1/synonyms/imports",
  summary: { ko: "같은 뜻으로 찾을 말을 파일에서 가져옵니다", en: "Import lines of words that search takes for the same" },
  input: z.object({ file: z.file().max(4_000_000).optional(), csv: z.string().max(4_000_000).optional() }),
  output: z.object({ added: z.int(), same: z.int(), failed: z.int(), errors: z.array(z.object({ line: z.int(), reason: z.string() })) }),
  refusals: ["search.not-administrator", "search.file-missing", "search.file-unreadable"],
  act: "synonym.imported",
  async run({ tx, actor, now }, { file, csv }) {
    onlyAdministrators(actor);
    const text = csv ?? (file && file.size > 0 ? await textOf(file) : null);
    if (text === null) throw new Refusal("search.file-missing", {}, "file");
    const { lines, errors } = readLines(text);
    await lockTable(tx);
    const known = new Set((await tx.$queryRaw<{ forms: string[] }[]>`select "forms" from "SearchSynonym"`).map((row) => lineKey(row.forms)));
    const fresh = [...new Map(lines.map((words) => [lineKey(words), words])).entries()].filter(([key]) => !known.has(key)).map(([, words]) => words);
    for (let at = 0; at < fresh.length; at += 5_000) {
      const rows = fresh.slice(at, at + 5_000).map((words) => ({ id: newId(now), words, forms: words.map(formOf) }));
      await tx.$executeRaw`
        insert into "SearchSynonym" ("id", "words", "forms", "at")
        select (e->>'id')::uuid, array(select jsonb_array_elements_text(e->'words')), array(select jsonb_array_elements_text(e->'forms')), ${now} from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) e`;
    }
    await record(tx, { actor, at: now, act: "synonym.imported", record: { kind: "import", id: "synonyms" }, after: { added: fresh.length, same: lines.length - fresh.length, failed: errors.length } });
    return { added: fresh.length, same: lines.length - fresh.length, failed: errors.length, errors: errors.slice(0, toldErrors) };
  },
});

async function textOf(file: File): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Refusal("search.file-unreadable", {}, "file");
  }
}
