import { z } from "zod";
import { dayInput } from "#lib/day-input.ts";
import { matterKinds } from "#lib/approval/delegation-rules.ts";
import { stepInput, won } from "#lib/approval/input.ts";
import { bodySchema } from "#lib/documents/body.ts";
import { disclosures, knownTos, scopes, seals, sendings, stages } from "#lib/documents/rules.ts";

const id = z.uuid();
const line = (most: number) => z.string().trim().max(most);

/** The fields of a card that its writer fills in. Every limit is shown at the field. */
export const cardInput = z.object({
  title: line(300).default(""),
  summary: line(1000).default(""),
  keywords: z.array(line(50).min(1)).max(20).default([]),
  unitTaskId: id.nullable().default(null),
  /** What the table of delegated authority goes by beside the task: the kind of matter, and how many won. */
  matterKind: z.enum(matterKinds).nullish(),
  amount: won.nullish(),
  stage: z.enum(stages).default("decide"),
  disclosure: z.enum(disclosures).default("open"),
  reasons: z.array(z.int().min(1).max(8)).max(8).default([]),
  scope: z.enum(scopes).default("department"),
  scopeDepartments: z.array(id).max(50).default([]),
  urgency: z.enum(["normal", "urgent"]).default("normal"),
  dueOn: dayInput.nullable().default(null),
  /** What is not said of these stays as it is. */
  sending: z.enum(sendings).optional(),
  seal: z.enum(seals).optional(),
  sender: line(100).optional(),
  recipient: line(300).optional(),
  via: line(100).optional(),
  major: z.boolean().optional(),
  /** 제목 공개 범위: who may know of it once it is decided. */
  knownTo: z.enum(knownTos).optional(),
});

export const createInput = z.object({ title: line(300).default(""), unitTaskId: id.nullable().default(null) });

export const saveInput = cardInput.extend({
  id,
  /** The revision that the writer saw; another one in the meantime makes two texts compete. */
  revision: z.int().min(0),
  body: bodySchema,
  steps: z.array(stepInput).max(30).default([]),
  fileIds: z.array(id).max(50).default([]),
  delegationReason: line(500).default(""),
});

export const submitInput = z.object({ id, revision: z.int().min(0).optional() });
export const approveInput = z.object({ id, opinion: line(4000).default(""), version: z.int().min(1), body: bodySchema.optional(), title: line(300).optional(), /** Under which of its tasks a further agency files a joint document. */ unitTaskId: id.optional() });
export const returnInput = z.object({ id, reason: line(4000).default(""), version: z.int().min(1) });
export const recallInput = z.object({ id, reason: line(1000).default("") });
export const holdInput = z.object({ id, reason: line(1000).default("") });
export const rerouteInput = z.object({
  id,
  steps: z.array(stepInput).max(30),
  /** How many steps stayed when the new order was laid: those that had acted and departments that had begun; inside a department, those that had been reached. */
  stays: z.int().min(1).max(60),
  reason: line(500).default(""),
  /** The department's step inside which the steps are laid; of the document itself where none is said. */
  inside: z.int().min(0).max(1000).optional(),
});
export const skipInput = z.object({ id, position: z.coerce.number().int().min(0).max(1000), reason: line(500).default("") });
export const openInput = z.object({ id, steps: z.array(stepInput).max(20), unitTaskId: id.optional() });
export const readInput = z.object({ id, opinion: line(4000).default("") });
export const circulateInput = z.object({ id, postIds: z.array(id).min(1).max(50) });
export const byId = z.object({ id });

export const saved = z.object({ id, revision: z.int(), savedAt: z.iso.datetime() });
export const moved = z.object({ id, status: z.string(), version: z.int(), number: z.string().nullable() });
