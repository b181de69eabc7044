import { z } from "zod";
import { dayInput } from "#lib/day-input.ts";
import { disclosures, knownTos, scopes } from "#lib/documents/rules.ts";
import { verdicts } from "#lib/records/rules.ts";
import { correctable } from "#lib/register/rules.ts";

const id = z.uuid();
const line = (most: number) => z.string().trim().max(most).default("");
const year = z.int().min(1990).max(2999);

/** What is asked for stands in the field of its kind: text, keywords (with commas between), a class with its reasons, a scope, a task or a file. */
export const requestInput = z.object({
  id, field: z.enum(correctable), text: line(1000), keywords: line(1100), disclosure: z.enum(disclosures).optional(), reasons: z.array(z.int().min(1).max(8)).max(8).default([]),
  scope: z.enum(scopes).optional(), departments: z.array(id).max(50).default([]), /** Not said, it stays as it is. */ knownTo: z.enum(knownTos).optional(), unitTaskId: id.optional(), recordFileId: id.optional(), reason: line(1000),
});
export const decideInput = z.object({ id, reason: line(1000) });
export const correctionsInput = z.object({ state: z.enum(["waiting", "decided"]).default("waiting"), page: z.int().min(1).max(10_000).default(1) });

export const accessInput = z.object({ id, reason: line(1000) });
export const accessStates = ["waiting", "mine", "decided"] as const;
export const accessListInput = z.object({ state: z.enum(accessStates).default("waiting"), page: z.int().min(1).max(10_000).default(1) });

export const kinds = ["documents", "receipts"] as const;
export const registerInput = z.object({
  unit: id.optional(), year: year.optional(), kind: z.enum(kinds).default("documents"), q: line(100), disclosure: z.union([z.enum(disclosures), z.literal("")]).default(""), task: z.union([id, z.literal("")]).default(""),
  corrected: z.union([z.literal("1"), z.literal("")]).default(""), page: z.int().min(1).max(10_000).default(1),
});

export const filesInput = z.object({ unit: id.optional(), year: year.optional() });
export const byId = z.object({ id });
export const closeInput = z.object({ unit: id, year, carry: z.boolean().default(false) });
export const reviewInput = z.object({ id, note: line(1000) });
export const disposalsInput = z.object({ unit: id.optional() });
export const opinionInput = z.object({ id, verdict: z.enum(verdicts), reason: line(2000) });
/** Members of the committee one a line, or with commas between. */
export const decisionInput = opinionInput.extend({ members: line(500), heldOn: z.union([dayInput, z.literal("")]).default(""), retention: z.union([z.int().min(1).max(999), z.literal("")]).default("") });
export const holdInput = z.object({ recordFileId: id.optional(), documentId: id.optional(), reason: line(1000) });

export const done = z.object({ id, state: z.string() });
