import { z } from "zod";
import type { Day } from "#lib/time.ts";

/** An export holds so many rows, the newest. */
export const mostExported = 10_000;

/** What an export answers to programs; a browser gets it as a file. `whole` says whether all that the filter shows is in it. */
export const csvOutput = z.object({ name: z.string(), csv: z.string(), rows: z.int(), whole: z.boolean() });

/** The name of the file; of one that holds the newest rows alone it says so. */
export function fileOf(what: string, today: Day, whole: boolean): string {
  return `${what}-${today}${whole ? "" : `-newest-${mostExported}`}.csv`;
}
