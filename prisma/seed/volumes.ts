import type pg from "pg";
import { databaseForMany } from "#lib/platform/database.ts";
import { addDays, startOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { BulkWriter } from "./bulk.ts";
import type { There } from "./bulk.ts";
import { buildClassification } from "./classification.ts";
import type { SeedClassification } from "./classification.ts";
import { dayOfMs, morning, Office } from "./office.ts";
import { buildOrganisation } from "./organisation.ts";
import { chance } from "./random.ts";
import { tell } from "./stories.ts";
import type { Ending, Story } from "./stories.ts";

/** A transaction each. The more of them, the nearer they lie together in the indexes, for they are written in the order of their days. */
const batch = 1_000;
/** So many stories are told in one go; between two of these the writing goes on. */
const breath = 20;
/** So many days back what is written is still under way now and then. */
const recentDays = 80;
/** Of all documents of the demonstration so many are of those days. */
const recent = 0.16;

/**
 * Adds documents to the demonstration until there are so many of these: of the same units, kinds, years, lengths and
 * access as its own, each the same at every run. Those that are there stay, so that one that was broken off goes on.
 * They carry no attachments. Answers how many were added.
 */
export async function generateDocuments(today: Day, wanted: number, progress: (there: number, added: number) => Promise<void>): Promise<number> {
  const organisation = buildOrganisation(today);
  const classification = buildClassification(organisation);
  const office = new Office(organisation);
  let added = 0;
  // The next ones are made while the database writes those before.
  let writing: Promise<Standing> = standingOf(databaseForMany());
  let before = await writing;
  for (let from = 0; from < wanted; from += batch) {
    const until = Math.min(wanted, from + batch);
    const stories = await told(office, classification, from, until);
    let made = await makeOf(office, stories, before);
    const there = await writing;
    // Others took numbers meanwhile.
    if (!isSame(there, before)) made = await makeOf(office, stories, there);
    before = made.after;
    writing = (async () => {
      const written = await write(office, stories, made);
      added += written.fresh;
      await progress(until, added);
      return written.after;
    })();
    // Whoever waits for it hears of a failure.
    writing.catch(() => undefined);
  }
  await writing;
  if (added > 0) await databaseForMany().query(`update "UnitTask" t set "documents" = d.n from (select "unitTaskId", count(*)::int as n from "Document" where "status" = 'approved' group by 1) d where d."unitTaskId" = t."id" and t."documents" <> d.n`);
  return added;
}

async function told(office: Office, classification: SeedClassification, from: number, until: number): Promise<Story[]> {
  const stories: Story[] = [];
  for (let n = from; n < until; n += 1) {
    if (n % breath === 0) await new Promise(setImmediate);
    stories.push(storyOf(office, classification, n));
  }
  return stories;
}

/** The same story for the same number, whatever was told before it. */
function storyOf(office: Office, classification: SeedClassification, n: number): Story {
  const luck = chance(Math.imul(n + 1, 2_654_435_761));
  const { began, today } = office.organisation;
  const end = startOf(today).getTime();
  const cutoff = startOf(addDays(today, -recentDays)).getTime();
  const span = (cutoff - startOf(began).getTime()) / 86_400_000 - 3;
  for (let attempt = 0; ; attempt += 1) {
    const late = luck.odds(recent);
    const ending: Ending = !late || luck.odds(0.88) ? { to: "decided" } : luck.pick<Ending>([{ to: "waiting", position: 1 }, { to: "waiting", position: 2 }, { to: "returned", position: 1 }, { to: "recalled" }]);
    // More and more of the work comes into the system as the years go by.
    const day = late ? addDays(today, -(ending.to === "decided" ? luck.int(9, recentDays - 1) : luck.int(2, 12))) : addDays(began, 2 + Math.floor(span * Math.sqrt(luck.next())));
    const brief = { key: `volume:${n}:${attempt}`, createdAt: morning(day, luck), task: luck.pick(classification.tasks), ending, ...(ending.to === "decided" ? {} : { detour: "none" as const }) };
    const story = tell(office, classification, luck, brief, late ? end : cutoff);
    if (story) return { ...story, written: { ...story.written, attachments: [] } };
  }
}

/** What stands, and which files of records were destroyed. */
interface Standing extends There {
  gone: ReadonlySet<string>;
}

interface Made {
  writer: BulkWriter;
  fresh: number;
  before: Standing;
  after: Standing;
}

async function standingOf(client: pg.Pool | pg.ClientBase, lock = ""): Promise<Standing> {
  const series = await client.query<{ key: string; last: number }>(`select "departmentId" || ':' || "year" as key, "last" from "NumberSeries" where "kind" = 'register' ${lock}`);
  const files = await client.query<{ key: string; id: string; gone: boolean }>(`select "unitTaskId" || ':' || "departmentId" || ':' || "year" as key, "id", "destroyedAt" is not null as gone from "RecordFile"`);
  const years = await client.query<{ key: string; closed: string }>(`select "departmentId" || ':' || "year" as key, "closedAt"::text as closed from "RecordYear"`);
  return {
    series: new Map(series.rows.map((row) => [row.key, row.last])), recordFiles: new Map(files.rows.map((row) => [row.key, row.id])),
    closed: new Map(years.rows.map((row) => [row.key, row.closed])), gone: new Set(files.rows.filter((row) => row.gone).map((row) => row.key)),
  };
}

const sameIn = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) => one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
const isSame = (one: Standing, other: Standing) => one === other || (sameIn(one.series, other.series) && sameIn(one.recordFiles, other.recordFiles) && sameIn(one.closed, other.closed) && one.gone.size === other.gone.size);

/** Makes the rows of those that are not there yet, as they follow upon what stands. */
async function makeOf(office: Office, stories: readonly Story[], before: Standing): Promise<Made> {
  const known = await databaseForMany().query<{ id: string }>(`select "id" from "Document" where "id" = any($1::uuid[])`, [stories.map((story) => story.id)]);
  const there = new Set(known.rows.map((row) => row.id));
  // They were decided before their years were closed, and stand in the files as they were closed; what was destroyed stays so.
  const fresh = stories.filter((story) => !there.has(story.id) && !before.gone.has(`${story.task.id}:${office.department(story.departmentKey).id}:${dayOfMs(story.acts.at(-1)?.at ?? story.createdAt).slice(0, 4)}`));
  const writer = new BulkWriter(office, before);
  return { writer, fresh: fresh.length, before, after: { ...(await writer.make(fresh)), gone: before.gone } };
}

/** Writes what was made, made anew where somebody took numbers of these units meanwhile. */
async function write(office: Office, stories: readonly Story[], made: Made): Promise<Made> {
  const client = await databaseForMany().connect();
  try {
    await client.query("begin");
    const standing = await standingOf(client, "for update");
    const now = isSame(standing, made.before) ? made : await makeOf(office, stories, standing);
    await now.writer.write(client);
    await client.query("commit");
    return now;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
