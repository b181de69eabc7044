import pg from "pg";
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

/** A transaction each. */
const batch = 500;
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
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"], application_name: "onmaru generate" });
  await client.connect();
  try {
    let added = 0;
    for (let from = 0; from < wanted; from += batch) {
      const until = Math.min(wanted, from + batch);
      const stories = Array.from({ length: until - from }, (_, n) => storyOf(office, classification, from + n));
      added += await write(client, office, stories);
      await progress(until, added);
    }
    if (added > 0) await client.query(`update "UnitTask" t set "documents" = d.n from (select "unitTaskId", count(*)::int as n from "Document" where "status" = 'approved' group by 1) d where d."unitTaskId" = t."id" and t."documents" <> d.n`);
    return added;
  } finally {
    await client.end();
  }
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

async function write(client: pg.Client, office: Office, stories: readonly Story[]): Promise<number> {
  await client.query("begin");
  try {
    // Nobody else takes a number of these units meanwhile.
    const series = await client.query<{ key: string; last: number }>(`select "departmentId" || ':' || "year" as key, "last" from "NumberSeries" where "kind" = 'register' for update`);
    const files = await client.query<{ key: string; id: string; gone: boolean }>(`select "unitTaskId" || ':' || "departmentId" || ':' || "year" as key, "id", "destroyedAt" is not null as gone from "RecordFile"`);
    const years = await client.query<{ key: string; closed: string }>(`select "departmentId" || ':' || "year" as key, "closedAt"::text as closed from "RecordYear"`);
    const known = await client.query<{ id: string }>(`select "id" from "Document" where "id" = any($1::uuid[])`, [stories.map((story) => story.id)]);
    const [there, gone] = [new Set(known.rows.map((row) => row.id)), new Set(files.rows.filter((row) => row.gone).map((row) => row.key))];
    // They were decided before their years were closed, and stand in the files as they were closed; what was destroyed stays so.
    const fresh = stories.filter((story) => !there.has(story.id) && !gone.has(`${story.task.id}:${office.department(story.departmentKey).id}:${dayOfMs(story.acts.at(-1)?.at ?? story.createdAt).slice(0, 4)}`));
    const standing: There = { series: new Map(series.rows.map((row) => [row.key, row.last])), recordFiles: new Map(files.rows.map((row) => [row.key, row.id])), closed: new Map(years.rows.map((row) => [row.key, row.closed])) };
    await new BulkWriter(office, standing).write(client, fresh);
    await client.query("commit");
    return fresh.length;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
