import { z } from "zod";
import { csvLine } from "#lib/csv.ts";
import { record } from "#lib/history/commands.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { database, transaction } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { take } from "#lib/platform/limits.ts";
import { sentence } from "#lib/platform/messages.ts";
import { operation } from "#lib/platform/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Hit } from "#lib/search/engine.ts";
import { listed } from "#lib/search/queries.ts";
import { dayOf } from "#lib/time.ts";
import { questionInput } from "#lib/keeping/input.ts";
import { addressOf, asksFor, mostExported } from "#lib/keeping/rules.ts";
import type { Question } from "#lib/keeping/rules.ts";

/** A long list costs the engine, so it is asked for now and then. */
const seldom = { perSecond: 1 / 6, burst: 10 };

/** What was found, as a table or as a list with links: the same finds as on the page, by the same access. That it was taken out stands in the history. */
export const exportSearch = operation({
  name: "keeping.export-search",
  address: "POST /api/v1/search/exports",
  summary: { ko: "검색 결과를 표나 목록으로 내보냅니다", en: "Export what a search finds, as CSV or as a list with links" },
  input: questionInput.extend({ format: z.enum(["csv", "html"]).default("csv") }),
  /** `csv` is the text of the file in either format; `whole` says whether all that was found is in it. */
  output: z.object({ name: z.string(), csv: z.string(), rows: z.int(), total: z.int(), whole: z.boolean() }),
  refusals: ["keeping.says-nothing", "platform.too-many"],
  act: "search.exported",
  csv: true,
  apart: true,
  async run({ actor, now, today, request }, { format, ...question }) {
    if (!asksFor(question)) throw new Refusal("keeping.says-nothing", {}, "q");
    const wait = take(`export:${actor.officialId}`, seldom, now.getTime());
    if (wait > 0) throw new Refusal("platform.too-many", { seconds: wait });
    const { hits, total } = await listed(database(), actor, { ...question, limit: mostExported, offset: 0 });
    const rows = hits.map((hit) => rowOf(hit, actor.language, request.origin ?? ""));
    await transaction((tx) => record(tx, { actor, at: now, act: "search.exported", record: { kind: "search", id: newId(now) }, after: { question: addressOf(question), format, rows: rows.length, total } }));
    const say = (key: string, params: Record<string, string | number> = {}) => sentence(actor.language, `keeping.export.${key}`, params) ?? key;
    const made = { rows: rows.length, total, whole: rows.length === total };
    if (format === "csv") {
      const lines = [columns.map((column) => say(`columns.${column}`)), ...rows.map((row) => columns.map((column) => row[column]))].map(csvLine);
      return { name: `search-${today}.csv`, csv: `\uFEFF${lines.join("\r\n")}\r\n`, ...made };
    }
    return { name: `search-${today}.html`, csv: listOf(question, rows, actor, [say("taken", { day: today, name: nameOf(actor, actor.language) }), say(made.whole ? "all" : "some", { rows: rows.length, total })], say("title")), ...made };
  },
});

const columns = ["title", "kind", "date", "department", "number", "disclosure", "address"] as const;
type Row = Record<(typeof columns)[number], string>;

function rowOf(hit: Hit, language: Language, origin: string): Row {
  return {
    title: hit.title, kind: sentence(language, `search.kinds.${hit.kind}`) ?? hit.kind, date: dayOf(hit.at), department: nameOf({ nameKo: hit.departmentNameKo, nameEn: hit.departmentNameEn }, language),
    number: hit.number ?? "", disclosure: sentence(language, `documents.disclosure.${hit.disclosure}`) ?? hit.disclosure, address: `${origin}${hit.url}`,
  };
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A page by itself, for paper or to be handed on: whoever follows a link sees what they may. */
function listOf(question: Question, rows: readonly Row[], { language }: Pick<Actor, "language">, lead: readonly string[], title: string): string {
  const asked = [question.q, ...(["kind", "department", "year", "disclosure", "function"] as const).flatMap((name) => (question[name].length > 0 ? [`${sentence(language, `search.${name}`) ?? name}: ${question[name].map((value) => worded(name, value, language)).join(", ")}`] : []))].filter(Boolean).join(" · ");
  const items = rows.map((row) => `<li><a href="${escaped(row.address)}">${escaped(row.title || row.address)}</a><p>${escaped([row.kind, row.number, row.date, row.department].filter(Boolean).join(" · "))}</p></li>`);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(`${title}: ${asked}`)}</title>
<style>body{font-family:"Pretendard GOV",sans-serif;max-width:800px;margin:24px auto;padding:0 16px;line-height:1.5;word-break:keep-all;overflow-wrap:anywhere}li{margin-bottom:8px;break-inside:avoid}p{margin:0;color:#464c53}</style></head>
<body><h1>${escaped(title)}</h1><p>${escaped(asked)}</p>${lead.map((line) => `<p>${escaped(line)}</p>`).join("")}
<ol>
${items.join("\n")}
</ol></body></html>
`;
}

function worded(name: string, value: string, language: Language): string {
  const key = name === "kind" ? `search.kinds.${value}` : name === "disclosure" ? `documents.disclosure.${value}` : null;
  return (key && sentence(language, key)) ?? value;
}
