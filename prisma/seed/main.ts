import pg from "pg";
import { addDays, startOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { mayRead } from "#lib/access/rules.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { closeDatabase, database } from "#lib/platform/database.ts";
import { perform } from "#lib/platform/operation.ts";
import { hashPassword } from "#lib/platform/passwords.ts";
import { uploadFile } from "#lib/files/commands.ts";
import { ensureReadPartitions } from "#lib/history/partitions.ts";
import { logRead } from "#lib/history/reads.ts";
import { sealReads } from "#lib/history/read-seals.ts";
import { sealHistory } from "#lib/history/seal.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { filesFor } from "./attachments.ts";
import { BulkWriter } from "./bulk.ts";
import { buildClassification } from "./classification.ts";
import { agencies } from "./data/agencies.ts";
import { happen } from "./direct.ts";
import { laterAtWork, Office } from "./office.ts";
import { layHandovers } from "./handovers.ts";
import { layKnowledge } from "./knowledge.ts";
import { layMemos } from "./memos.ts";
import { buildOrganisation } from "./organisation.ts";
import { layPetitions } from "./petitions.ts";
import { layRecords } from "./records.ts";
import { planStories } from "./plan.ts";
import { layRelations } from "./relations.ts";
import { routeMoments } from "./routes.ts";
import { insertRows } from "./rows.ts";
import type { Story } from "./stories.ts";
import { writeClassification, writeOrganisation } from "./write-organisation.ts";

export interface SeedOptions {
  /** Of every demonstration login. */
  password: string;
  /** The day on which the demonstration stands. */
  today: Day;
  /** When it is laid; the history is sealed with it, inside the database and in the files of `seals`. */
  now: Date;
  seals: { history: string; reads: string };
  /** Says what has been laid. */
  say(line: string): void;
}

/** Fills an empty database (DATABASE_URL) with the demonstration government, the same at every run for the same day. */
export async function seed({ today, password, now, seals, say }: SeedOptions): Promise<void> {
  const organisation = buildOrganisation(today);
  const classification = buildClassification(organisation);
  const office = new Office(organisation);
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"], application_name: "onmaru seed" });
  await client.connect();
  try {
    await client.query("begin");
    await writeOrganisation(client, organisation, await hashPassword(password));
    await writeClassification(client, organisation, classification);
    await insertRows(client, "Absence", office.absences.map((absence) => ({ ...absence, createdAt: `${absence.validFrom}T00:00:00Z`, endedAt: null })));
    await client.query("commit");
    say(`${agencies.length} agencies, ${organisation.officials.length} officials, ${classification.tasks.length} unit tasks`);
    const { bulk, direct } = planStories(office, classification);
    await client.query("begin");
    const writer = new BulkWriter(office);
    await writer.make(bulk);
    await writer.write(client);
    await client.query("commit");
    say(`${bulk.length} documents of earlier years`);
    // Fresh statistics, or the commands would read whole tables.
    await client.query("analyze");
    await hurried(async () => {
      for (const days of [90, 60, 30, 0]) await ensureReadPartitions(database(), startOf(addDays(today, -days)));
      await happen(office, direct, bringFiles, routeMoments(office, classification));
      await layPetitions(office);
      await layHandovers(office);
      await layRecords(office);
      await layRefusedLooks(office);
      await layRelations(office);
      await layMemos(office);
      await layKnowledge(office, classification);
    });
    await client.query(`update "UnitTask" t set "documents" = d.n from (select "unitTaskId", count(*)::int as n from "Document" where "status" = 'approved' group by 1) d where d."unitTaskId" = t."id"`);
    say(`${direct.length} documents of the last months, act by act`);
    while (await sealHistory(now, seals.history));
    while (await sealReads(now, seals.reads));
  } finally {
    await client.end();
    await closeDatabase();
  }
}

/** A writer uploads what the document says is attached. */
async function bringFiles(story: Story, actor: Actor, at: Date): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, bytes } of filesFor(story.id, story.written.attachments)) {
    ids.push((await perform(uploadFile, actor, { file: new File([new Uint8Array(bytes)], name) }, at)).id);
  }
  return ids;
}

/** Somebody of another agency tried some closed documents: what an auditor looks for. */
async function layRefusedLooks(office: Office): Promise<void> {
  const outsider = office.organisation.officials.find((official) => official.login === "outsider")!;
  const closed = await database().document.findMany({ where: { status: "approved", disclosure: "closed", decidedAt: { gte: startOf(addDays(office.organisation.today, -60)) } }, orderBy: { id: "asc" }, take: 12, select: { id: true, decidedAt: true, readers: true } });
  for (const { id, decidedAt, readers } of closed) {
    const at = new Date(laterAtWork(decidedAt!.getTime(), 6));
    const actor = await actorOfOfficial(database(), outsider.id, at);
    if (actor && at < startOf(office.organisation.today) && !mayRead({ listers: [], readers }, actor.tokens)) await logRead(database(), { actor, at, record: { kind: "document", id }, outcome: "refused", via: "page" });
  }
}

/** Thousands of acts without waiting for the disk after each: a seed that is cut short is begun anew anyhow. */
async function hurried(work: () => Promise<void>): Promise<void> {
  const url = process.env["DATABASE_URL"] ?? "";
  await closeDatabase();
  process.env["DATABASE_URL"] = `${url}${url.includes("?") ? "&" : "?"}options=${encodeURIComponent("-c synchronous_commit=off")}`;
  try {
    await work();
  } finally {
    await closeDatabase();
    process.env["DATABASE_URL"] = url;
  }
}
