import { z } from "zod";

export const reportInput = z.object({
  text: z.string().trim().min(1).max(4000),
  page: z.string().max(2000).default(""),
});

export const answerInput = z.object({
  id: z.uuid(),
  answer: z.string().trim().min(1).max(4000),
});

export const reportId = z.object({ id: z.uuid() });

export const reportOutput = z.object({
  id: z.uuid(),
  name: z.string(),
  page: z.string(),
  text: z.string(),
  at: z.string(),
  status: z.enum(["open", "answered"]),
  answer: z.string(),
  answeredAt: z.string().nullable(),
});
