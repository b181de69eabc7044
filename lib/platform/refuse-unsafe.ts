import { database, refuseOwner } from "#lib/platform/database.ts";
import { parseSettings } from "#lib/platform/settings.ts";

/** Ends the process when its settings are unsafe or its database role could change the history. */
export async function refuseUnsafe(): Promise<void> {
  try {
    parseSettings(process.env);
    await refuseOwner(database());
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
