import { hash } from "@node-rs/argon2";
import pg from "pg";
import type { Day } from "#lib/time.ts";
import { agencies } from "./data/agencies.ts";
import { buildClassification } from "./classification.ts";
import { buildOrganisation } from "./organisation.ts";
import { writeClassification, writeOrganisation } from "./write-organisation.ts";

export interface SeedOptions {
  /** Of every demonstration login. */
  password: string;
  /** The day on which the demonstration stands. */
  today: Day;
  /** Says what has been laid. */
  say(line: string): void;
}

/** Fills an empty database (DATABASE_URL) with the demonstration government, the same at every run for the same day. */
export async function seed({ today, password, say }: SeedOptions): Promise<void> {
  const organisation = buildOrganisation(today);
  const classification = buildClassification(organisation);
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"], application_name: "onmaru seed" });
  await client.connect();
  try {
    await client.query("begin");
    await writeOrganisation(client, organisation, await hash(password));
    await writeClassification(client, organisation, classification);
    await client.query("commit");
    say(`${agencies.length} agencies, ${organisation.officials.length} officials, ${classification.tasks.length} unit tasks`);
  } finally {
    await client.end();
  }
}
