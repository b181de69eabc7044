import { z } from "zod";

const id = z.uuid();

export const listInput = z.object({
  q: z.string().max(200).default(""), category: z.string().max(100).optional(), status: z.enum(["received", "handling", "answered", "closed"]).optional(),
  unit: id.optional(), page: z.int().min(1).max(10_000).default(1),
});
export const byId = z.object({ id });
export const petitionMoved = z.object({ id, status: z.string() });
export const answerInput = z.object({ id, answer: z.string().trim().min(1).max(4000) });
export const categoryInput = z.object({ category: z.string().max(100).default(""), departmentId: id });
export const categoryAnswer = z.object({ category: z.string(), departmentId: id });
export const petitionOutput = z.object({
  id, sourceId: z.string().nullable(), title: z.string(), category: z.string(), status: z.string(), begunOn: z.iso.date(), endsOn: z.iso.date().nullable(), votes: z.int(),
  departmentId: id, department: z.string(), receiptLabel: z.string(), receivedAt: z.iso.datetime(),
});
