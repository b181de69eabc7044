import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { unitTasksCalled } from "#lib/classification/names.ts";
import { sha256 } from "#lib/history/chain.ts";
import { record } from "#lib/history/commands.ts";
import { departmentFinder } from "#lib/organisation/called.ts";
import type { DepartmentFound } from "#lib/organisation/called.ts";
import { withSuccessors } from "#lib/organisation/successors.ts";
import { database, longTransaction } from "#lib/platform/database.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { linesOf } from "#lib/platform/lines.ts";
import { announceAll } from "#lib/platform/outbox.ts";
import { dayOf } from "#lib/time.ts";
import { keepAttachments, missingAttachment } from "#lib/archive/attachments.ts";
import { readLine, tokensOf } from "#lib/archive/rules.ts";
import type { ArchiveLine, LineFault } from "#lib/archive/rules.ts";

export interface TakeOverCounts {
  lines: number;
  added: number;
  known: number;
  failed: number;
}

export interface TakeOverTelling {
  fault(line: number, reason: LineFault, what?: string): void;
  /** After each batch is written. */
  progress(counts: TakeOverCounts, share: number): Promise<void>;
}

interface Numbered extends ArchiveLine {
  at: number;
  hash: string;
  unit: Exclude<DepartmentFound, string> | null;
}

const batchSize = 200;
/** A batch of long texts is written sooner. */
const batchLetters = 4_000_000;

/**
 * Takes over a file of documents, a batch a transaction: what was written before an interruption
 * stays and is known when the file is read again. A broken line is told and stops nothing else.
 */
export async function takeOver(file: string, at: Date, telling: TakeOverTelling): Promise<TakeOverCounts> {
  const size = (await stat(file)).size;
  const counts: TakeOverCounts = { lines: 0, added: 0, known: 0, failed: 0 };
  const runId = await beginRun(file, at);
  const find = await departmentFinder(database(), dayOf(at));
  const fail = (line: number, reason: LineFault, what?: string) => {
    counts.failed += 1;
    telling.fault(line, reason, what);
  };
  let batch: Numbered[] = [];
  let letters = 0;
  let bytes = 0;
  const flush = async () => {
    const lines = batch;
    batch = [];
    letters = 0;
    if (lines.length > 0) {
      const { added, differing } = await longTransaction((tx) => addBatch(tx, lines, { runId, folder: path.dirname(path.resolve(file)), at }));
      counts.added += added;
      counts.known += lines.length - added - differing.length;
      for (const line of differing) fail(line.at, "differs", line.sourceId);
    }
    await database().takeOver.updateMany({ where: { id: runId }, data: { ...counts } });
    await telling.progress(counts, size === 0 ? 1 : Math.min(1, bytes / size));
  };
  for await (const { text, bytes: length } of linesOf(file)) {
    counts.lines += 1;
    bytes += length;
    if (text === null) {
      fail(counts.lines, "not-utf-8");
      continue;
    }
    if (text.trim() === "") continue;
    const read = readLine(text);
    if (typeof read === "string") {
      fail(counts.lines, read);
      continue;
    }
    const unit = read.department === "" ? null : find(read.department);
    const lacking = await missingAttachment(path.dirname(path.resolve(file)), read.attachments);
    if (unit === "unknown" || unit === "several") fail(counts.lines, unit === "unknown" ? "unknown-department" : "several-departments", read.department);
    else if (lacking) fail(counts.lines, lacking.reason, lacking.path);
    else {
      batch.push({ ...read, at: counts.lines, hash: sha256(JSON.stringify(read)), unit });
      letters += text.length;
    }
    if (batch.length >= batchSize || letters >= batchLetters) await flush();
  }
  await flush();
  await database().takeOver.updateMany({ where: { id: runId }, data: { ...counts, endedAt: at } });
  return counts;
}

async function beginRun(file: string, at: Date): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  const digest = hash.digest("hex");
  const run = await database().takeOver.upsert({
    where: { hash: digest },
    create: { id: newId(at), source: path.basename(file), hash: digest, lines: 0, added: 0, known: 0, failed: 0, startedAt: at },
    update: { startedAt: at, endedAt: null },
  });
  return run.id;
}

interface Place {
  runId: string;
  folder: string;
  at: Date;
}

/** Adds what is not known yet; answers how many, and which were taken over before with something else in them. Statements do not grow with the batch, but for attachments. */
async function addBatch(tx: Tx, lines: readonly Numbered[], { runId, folder, at }: Place): Promise<{ added: number; differing: Numbered[] }> {
  // Two imports at once must not both find a document new.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('archive', 0))`;
  const ids = [...new Set(lines.map((line) => line.sourceId))];
  const known = new Map((await tx.$queryRaw<{ sourceId: string; hash: string }[]>`select "sourceId", "hash" from "TakenOverDocument" where "sourceId" = any(${ids}::text[])`).map((row) => [row.sourceId, row.hash]));
  const fresh: Numbered[] = [];
  const differing: Numbered[] = [];
  for (const line of lines) {
    const before = known.get(line.sourceId);
    if (before === undefined) fresh.push(line);
    else if (before !== line.hash) differing.push(line);
    known.set(line.sourceId, before ?? line.hash);
  }
  if (fresh.length === 0) return { added: 0, differing };
  const tasks = await unitTasksCalled(tx, [...new Set(fresh.map((line) => line.task).filter(Boolean))]);
  const units = await withSuccessors(tx, [...new Set(fresh.flatMap((line) => (line.unit ? [line.unit.id] : [])))]);
  const rows = [];
  for (const line of fresh) {
    const { sourceId, title, body, summary, keywords, decidedBy, hash, unit } = line;
    const task = tasks.get(line.task);
    rows.push({
      id: newId(at), sourceId, title, body, summary, keywords, decidedBy, hash, date: line.date, departmentId: unit?.id ?? null, departmentNameKo: unit?.nameKo ?? "", departmentNameEn: unit?.nameEn ?? "",
      unitTaskId: task?.id ?? null, taskName: task?.nameKo ?? line.task, fileIds: await keepAttachments(tx, folder, line.attachments, at), takeOverId: runId, takenOverAt: at,
      ...tokensOf(unit ? (units.get(unit.id) ?? [unit.id]) : []),
    });
  }
  await tx.$executeRaw`insert into "TakenOverDocument" select * from json_populate_recordset(null::"TakenOverDocument", ${JSON.stringify(rows)}::json)`;
  // One line of history for a batch: the hash of all that it brought vouches for each document of it.
  await record(tx, { actor: null, at, act: "archive.taken-over", record: { kind: "take-over", id: runId }, after: { documents: rows.length, first: rows[0]!.sourceId, last: rows.at(-1)!.sourceId }, text: rows.map((row) => `${row.sourceId} ${row.hash}`).join("\n") });
  await announceAll(tx, rows.map((row) => ({ topic: "archive.changed" as const, record: { kind: "archive", id: row.id }, at })));
  return { added: rows.length, differing };
}
