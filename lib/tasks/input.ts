import { z } from "zod";
import { dayInput } from "#lib/day-input.ts";
import { retentions } from "#lib/tasks/rules.ts";

const id = z.uuid();

export const byId = z.object({ id });
export const listInput = z.object({ unit: id.optional(), mine: z.boolean().default(false) });
export const taskOutput = z.object({
  id, code: z.string(), nameKo: z.string(), nameEn: z.string(), departmentId: id, departmentKo: z.string(), departmentEn: z.string(), retention: z.int(), validFrom: z.iso.date(), validUntil: z.iso.date().nullable(),
});
export const personOutput = z.object({
  role: z.enum(["main", "deputy"]), postId: id, postKo: z.string(), postEn: z.string(), holderKo: z.string().nullable(), holderEn: z.string().nullable(), validFrom: z.iso.date(), validUntil: z.iso.date().nullable(),
});
export const nameInput = z.object({ id, postId: id, role: z.enum(["main", "deputy"]), from: dayInput.optional() });
export const openInput = z.object({
  parentId: id, code: z.string().trim().min(1).max(50).regex(/^[\p{L}\p{N}][\p{L}\p{N}.\-]*$/u), nameKo: z.string().trim().min(1).max(300), nameEn: z.string().trim().max(300).default(""), departmentId: id,
  retention: z.int().refine((years) => retentions.some((known) => known === years)),
  outline: z.string().trim().max(2000).default(""), legalBasis: z.string().trim().max(500).default(""), from: dayInput.optional(),
});
