import { z } from "zod";
import { longest, recordKinds } from "#lib/lessons/rules.ts";

const id = z.uuid();
const text = (most: number) => z.string().trim().max(most).default("");
const written = { title: text(longest.title), problem: text(longest.text), tried: text(longest.text), keep: text(longest.text) };

export const byId = z.object({ id });
export const writeInput = z.object({ recordKind: z.enum(recordKinds), recordId: id, ...written });
export const reviseInput = z.object({ id, ...written });
export const reasonInput = z.object({ id, reason: text(longest.reason) });
export const rateInput = z.object({ id, useful: z.enum(["yes", "no"]) });
/** all: published and readable · mine: of my posts · unit: published by my unit · review: to be reviewed by me */
export const lists = ["all", "mine", "unit", "review"] as const;
export const listInput = z.object({ list: z.enum(lists).default("all"), page: z.int().min(1).max(10_000).default(1) });

export const done = z.object({ id, status: z.string() });
const line = z.object({ id, title: z.string(), recordKind: z.enum(recordKinds), recordId: id, status: z.string(), writer: z.string(), department: z.string(), at: z.iso.datetime(), useful: z.int(), useless: z.int() });
export const listOutput = z.object({ total: z.int(), lessons: z.array(line) });
const mayNot = z.object({ refused: z.string() }).nullable();
export const lessonOutput = line.extend({
  problem: z.string(), tried: z.string(), keep: z.string(), record: z.string(), reviewer: z.string().nullable(), reviewedAt: z.iso.datetime().nullable(), reason: z.string(), rated: z.boolean().nullable(),
  may: z.object({ approve: mayNot, return: mayNot, revise: mayNot, withdraw: mayNot, rate: mayNot }),
});
