import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createHash } from "node:crypto";
import { dayOf, toColumn, yearOf } from "#lib/time.ts";
import { sha256 } from "#lib/history/chain.ts";
import { record } from "#lib/history/commands.ts";
import { takeNumbers } from "#lib/numbering/many.ts";
import { firstUnit } from "#lib/organisation/units-on.ts";
import { handlingUnitOf } from "#lib/organisation/units.ts";
import type { HandlingUnit } from "#lib/organisation/units.ts";
import { database, transaction } from "#lib/platform/database.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { linesOf } from "#lib/platform/lines.ts";
import { announceAll } from "#lib/platform/outbox.ts";
import { categoryTable } from "#lib/petitions/queries.ts";
import { readLine, tokensOf } from "#lib/petitions/rules.ts";
import type { LineFault, PetitionLine } from "#lib/petitions/rules.ts";

export interface ImportCounts {
  lines: number;
  added: number;
  known: number;
  failed: number;
}

export interface ImportTelling {
  fault(line: number, reason: LineFault): void;
  progress(counts: ImportCounts, share: number): void;
}

const batchSize = 200;

/**
 * Imports a file of petitions, a batch a transaction: what was written before an interruption stays
 * and is known when the file is read again. A broken line is told and stops nothing else.
 */
export async function importPetitions(path: string, at: Date, telling: ImportTelling): Promise<ImportCounts> {
  const size = (await stat(path)).size;
  const counts: ImportCounts = { lines: 0, added: 0, known: 0, failed: 0 };
  const run = await beginRun(path, at);
  const units = new Units(await categoryTable(database()), at);
  let batch: PetitionLine[] = [];
  let bytes = 0;
  const flush = async () => {
    if (batch.length > 0) {
      const lines = batch;
      batch = [];
      const added = await transaction((tx) => addBatch(tx, lines, units, at));
      counts.added += added;
      counts.known += lines.length - added;
    }
    await database().importRun.updateMany({ where: { id: run }, data: { ...counts } });
    telling.progress(counts, size === 0 ? 1 : Math.min(1, bytes / size));
  };
  for await (const line of linesOf(path)) {
    counts.lines += 1;
    bytes += line.bytes;
    if (line.text?.trim() === "") continue;
    const read = line.text === null ? "not-utf-8" : readLine(line.text, dayOf(at), sha256);
    if (typeof read === "string") {
      counts.failed += 1;
      telling.fault(counts.lines, read);
    } else batch.push(read);
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  await database().importRun.updateMany({ where: { id: run }, data: { ...counts, endedAt: at } });
  return counts;
}

async function beginRun(path: string, at: Date): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  const digest = hash.digest("hex");
  const run = await database().importRun.upsert({
    where: { kind_hash: { kind: "petitions", hash: digest } },
    create: { id: newId(at), kind: "petitions", source: path.split("/").at(-1) ?? path, hash: digest, lines: 0, added: 0, known: 0, failed: 0, startedAt: at },
    update: { startedAt: at, endedAt: null },
  });
  return run.id;
}

/** Which unit receives a category: the table's, else the table's rest, else the first handling unit there is. */
class Units {
  private readonly table: Map<string, string>;
  private readonly found = new Map<string, HandlingUnit>();
  private readonly at: Date;

  constructor(table: readonly { category: string; departmentId: string }[], at: Date) {
    this.table = new Map(table.map((row) => [row.category, row.departmentId]));
    this.at = at;
  }

  async of(tx: Tx, category: string): Promise<HandlingUnit> {
    const departmentId = this.table.get(category) ?? this.table.get("") ?? (await anyUnit(tx, dayOf(this.at)));
    let unit = this.found.get(departmentId);
    if (!unit) {
      unit = await handlingUnitOf(tx, departmentId, dayOf(this.at));
      this.found.set(departmentId, unit);
    }
    return unit;
  }
}

async function anyUnit(tx: Tx, day: string): Promise<string> {
  const id = await firstUnit(tx, day);
  if (id === null) throw new Error("There is no handling unit to receive petitions: add a department first.");
  return id;
}

/** Adds what is not known yet; answers how many. Statements do not grow with the batch. */
async function addBatch(tx: Tx, lines: readonly PetitionLine[], units: Units, at: Date): Promise<number> {
  // Two imports at once must not both find a petition new.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('petitions', 0))`;
  const unique = new Map(lines.map((line) => [line.sourceId, line]));
  const known = new Set((await tx.petition.findMany({ where: { sourceId: { in: [...unique.keys()] } }, select: { sourceId: true } })).map((row) => row.sourceId));
  const fresh = [...unique.values()].filter((line) => !known.has(line.sourceId));
  if (fresh.length === 0) return 0;
  const year = yearOf(at);
  const placed: { line: PetitionLine; unit: HandlingUnit }[] = [];
  for (const line of fresh) placed.push({ line, unit: await units.of(tx, line.category) });
  const labels = await receipts(tx, placed.map(({ unit }) => unit), year);
  const rows = placed.map(({ line, unit }, n) => ({
    id: newId(at), ...line, begunOn: toColumn(line.begunOn), endsOn: line.endsOn === null ? null : toColumn(line.endsOn), departmentId: unit.departmentId, departmentNameKo: unit.nameKo, departmentNameEn: unit.nameEn,
    receiptLabel: labels[n]!, receivedAt: at, ...tokensOf(),
  }));
  await tx.petition.createMany({ data: rows });
  for (const row of rows) await record(tx, { actor: null, at, act: "petition.received", record: { kind: "petition", id: row.id }, after: { unit: row.departmentNameKo, number: row.receiptLabel, status: row.status } });
  await announceAll(tx, rows.map((row) => ({ topic: "petition.changed" as const, record: { kind: "petition", id: row.id }, at })));
  return rows.length;
}

/** Receipt numbers without gap, a statement per unit; the units in one order, so that two imports never wait in a circle. */
async function receipts(tx: Tx, units: readonly HandlingUnit[], year: number): Promise<string[]> {
  const wanted = new Map<string, number>();
  for (const unit of units) wanted.set(unit.departmentId, (wanted.get(unit.departmentId) ?? 0) + 1);
  const next = new Map<string, number>();
  for (const id of [...wanted.keys()].sort()) next.set(id, await takeNumbers(tx, id, year, "receipt", wanted.get(id)!));
  return units.map((unit) => {
    const serial = next.get(unit.departmentId)!;
    next.set(unit.departmentId, serial + 1);
    return `${unit.nameKo} 접수-${serial}`;
  });
}
