import { z } from "zod";
import { matterKinds } from "#lib/approval/delegation-rules.ts";
import { won } from "#lib/approval/input.ts";
import { mostTogether } from "#lib/documents/batch-rules.ts";

const id = z.uuid();
const line = (most: number) => z.string().trim().max(most);

/** One text for many documents. */
export const batchInput = z.object({
  /** A line for each document: its title, then to whom, between commas or tabs. */
  lines: z.string().max(100_000),
  /** What all say; `{받는 곳}` or `{recipient}` stands for the receiver. */
  text: z.string().max(100_000).default(""),
  summary: line(1000).default(""),
  /** Between commas. */
  keywords: line(500).default(""),
  unitTaskId: id.nullable().default(null),
  matterKind: z.enum(matterKinds).nullable().default(null),
  amount: won.nullable().default(null),
  /** A route that the drafter or their department keeps; without it, the route that the table of delegated authority says. */
  savedRouteId: id.nullable().default(null),
  /** Why somebody else decides than the table says. */
  delegationReason: line(500).default(""),
});
export const batchDrafted = z.object({ id: z.uuid(), count: z.int(), documents: z.array(z.uuid()) });

/** A row that a form names without an id was not chosen. */
const chosen = { id: id.optional() };
const many = <S extends z.ZodRawShape>(row: S) => z.array(z.object({ ...chosen, ...row })).min(1).max(mostTogether);

export const submitManyInput = z.object({ documents: many({ revision: z.int().min(0).optional() }) });
export const approveManyInput = z.object({ documents: many({ version: z.int().min(1), opinion: line(4000).optional() }), /** For all rows without one of their own. */ opinion: line(4000).default("") });
export const returnManyInput = z.object({ documents: many({ version: z.int().min(1), reason: line(4000).optional() }), /** For all rows without one of their own. */ reason: line(4000).default("") });

export const manyDone = z.object({
  act: z.enum(["submit", "approve", "return"]),
  done: z.int(),
  refused: z.int(),
  results: z.array(
    z.object({
      id: z.uuid(),
      /** Empty for what one may not know. */
      title: z.string(),
      outcome: z.enum(["done", "refused"]),
      status: z.string().nullable(),
      number: z.string().nullable(),
      /** Why not: its name, and the sentence. */
      refusal: z.string().nullable(),
      sentence: z.string().nullable(),
    }),
  ),
});
export type ManyDone = z.infer<typeof manyDone>;
