import { z } from "zod";

export const mostExported = 10_000;

/** What an export answers to programs; a browser gets it as a file. */
export const csvOutput = z.object({ name: z.string(), csv: z.string(), rows: z.int(), whole: z.boolean() });
