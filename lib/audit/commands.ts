import { record } from "#lib/history/commands.ts";
import { operation } from "#lib/platform/operation.ts";
import { auditTrail, trailInput } from "#lib/audit/queries.ts";
import { csvOutput, fileOf, mostExported } from "#lib/audit/export.ts";
import { csvLine } from "#lib/csv.ts";

/** What the filter shows, as CSV. That it was taken out is an act of the history itself. */
export const exportHistory = operation({
  name: "audit.export-history",
  address: "POST /api/v1/history/exports",
  summary: { ko: "거른 이력을 CSV로 내보냅니다", en: "Export the filtered history as CSV" },
  input: trailInput.omit({ before: true }),
  output: csvOutput,
  refusals: ["platform.not-found"],
  act: "history.exported",
  csv: true,
  async run({ tx, actor, now, today }, input) {
    const { lines, next } = await auditTrail(tx, actor, { ...input, before: "" }, mostExported);
    const head = csvLine(["at", "act", "record", "id", "title", "name", "post", "on behalf of", "reason", "before", "after", "hash"]);
    const rows = lines.map((row) => csvLine([row.at.toISOString(), row.act, row.recordKind, row.recordId, row.title ?? "", row.nameKo, row.postNameKo, row.onBehalfOf, row.reason, JSON.stringify(row.changed?.before ?? null), JSON.stringify(row.changed?.after ?? null), row.hash]));
    await record(tx, { actor, at: now, act: "history.exported", record: { kind: "history", id: "export" }, after: { rows: rows.length, from: input.from ?? "", until: input.until ?? "", who: input.who, act: input.act, record: input.record } });
    return { name: fileOf("history", today, next === null), csv: `\uFEFF${[head, ...rows].join("\r\n")}\r\n`, rows: rows.length, whole: next === null };
  },
});
