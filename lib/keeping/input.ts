import { z } from "zod";
import { searchInput } from "#lib/search/queries.ts";
import { alerts, longest } from "#lib/keeping/rules.ts";

const id = z.uuid();
export const byId = z.object({ id });

export const questionInput = searchInput.omit({ limit: true, offset: true, after: true }).extend({ q: z.string().max(longest.question).normalize("NFC").default("") });

const how = { name: z.string().trim().max(longest.name).default(""), alert: z.enum(alerts).default("none"), shared: z.boolean().default(false) };
export const saveInput = questionInput.extend(how);
export const changeInput = z.object({ id, ...how });

export const savedOutput = z.object({
  searches: z.array(
    z.object({ id, name: z.string(), question: questionInput, address: z.string(), alert: z.enum(alerts), shared: z.boolean(), own: z.boolean(), owner: z.string(), unit: z.string(), fresh: z.int() }),
  ),
});

export const foundOutput = z.object({ kind: z.string(), id, title: z.string(), url: z.string(), date: z.iso.date(), foundAt: z.iso.datetime() });
export const lookOutput = z.object({ id, looked: z.int() });
