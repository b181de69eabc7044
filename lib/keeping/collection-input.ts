import { z } from "zod";
import { longestOf } from "#lib/keeping/collection-rules.ts";

const id = z.uuid();
export const byId = z.object({ id });

/** As search names it; what is none is not found. */
const kind = z.string().max(30);
const note = z.string().trim().max(longestOf.note).default("");
const title = z.string().trim().max(longestOf.title).default("");

export const makeCollectionInput = z.object({ title, note, shared: z.boolean().default(false) });
export const changeCollectionInput = makeCollectionInput.extend({ id });
/** Without a collection a new one is made, of this title. */
export const addItemInput = z.object({ collectionId: z.union([id, z.literal("")]).default(""), title, kind, recordId: id, note });
export const itemInput = z.object({ id, item: id });
export const noteItemInput = itemInput.extend({ note });
export const moveItemInput = itemInput.extend({ to: z.enum(["up", "down"]) });

const line = { id, title: z.string(), note: z.string(), shared: z.boolean(), own: z.boolean(), post: z.string(), department: z.string(), changedAt: z.iso.datetime() };
export const collectionsOutput = z.object({ collections: z.array(z.object({ ...line, items: z.int() })) });
export const collectionOutput = z.object({
  ...line,
  items: z.array(z.object({ kind: z.string(), id, title: z.string(), url: z.string(), number: z.string().nullable(), date: z.iso.date(), note: z.string() })),
  may: z.object({ change: z.object({ refused: z.string() }).nullable() }),
});
