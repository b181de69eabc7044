import { z } from "zod";
import { dayInput } from "#lib/day-input.ts";

const id = z.uuid();
const name = z.string().trim().min(1).max(300);
const nameEn = z.string().trim().max(300).default("");
export const treeName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

export const addInput = z.object({
  tree: treeName.default("brm"), code: z.string().trim().min(1).max(50).regex(/^[\p{L}\p{N}][\p{L}\p{N}.\-]*$/u), parentId: id.nullable().default(null), nameKo: name, nameEn, from: dayInput.optional(),
});
export const renameInput = z.object({ id, nameKo: name, nameEn, from: dayInput.optional() });
export const moveInput = z.object({ id, parentId: id, from: dayInput.optional() });
export const closeInput = z.object({ id, until: dayInput.optional(), reason: z.string().trim().max(500).default("") });

/** The rows as a file (from a form) or as text (from a program). */
export const importInput = z.object({ tree: treeName, file: z.file().max(3_000_000).optional(), csv: z.string().max(3_000_000).optional(), dryRun: z.boolean().default(false) });
export const importAnswer = z.object({
  tree: z.string(), dryRun: z.boolean(), added: z.int(), changed: z.int(), same: z.int(), failed: z.int(),
  errors: z.array(z.object({ line: z.int(), reason: z.string(), text: z.string() })),
});

export const nodeId = z.object({ id });
export const browseInput = z.object({ tree: treeName.default("brm"), on: dayInput.optional(), q: z.string().max(200).default(""), limit: z.int().min(1).max(1000).default(1000) });
export const branchOutput = z.object({ id, code: z.string(), level: z.int(), nameKo: z.string(), nameEn: z.string(), count: z.int(), parentId: id.nullable() });
export const purposesInput = z.object({ year: z.int().min(1990).max(2999).optional(), q: z.string().max(200).default("") });
