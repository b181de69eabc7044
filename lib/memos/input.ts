import { z } from "zod";
import { longest } from "#lib/memos/rules.ts";

const id = z.uuid();
export const byId = z.object({ id });

export const sendInput = z.object({
  title: z.string().trim().max(longest.title).default(""),
  text: z.string().trim().max(longest.text).default(""),
  /** The posts to which it goes. */
  postIds: z.array(id).max(longest.receivers).default([]),
  fileIds: z.array(id).max(longest.files).default([]),
});
export const opinionInput = z.object({ id, text: z.string().trim().max(longest.opinion).default("") });
export const boxes = ["received", "written"] as const;
export const listInput = z.object({ list: z.enum(boxes).default("received"), page: z.int().min(1).max(10_000).default(1) });

const line = z.object({ id, title: z.string(), writer: z.string(), department: z.string(), at: z.iso.datetime(), unread: z.boolean(), receivers: z.int(), read: z.int(), opinions: z.int() });
export const listOutput = z.object({ total: z.int(), memos: z.array(line) });
export const memoOutput = z.object({
  id, title: z.string(), text: z.string(), writer: z.string(), post: z.string(), at: z.iso.datetime(), documentId: id.nullable(),
  receivers: z.array(z.object({ postId: id, name: z.string(), post: z.string(), readAt: z.iso.datetime().nullable(), readBy: z.string().nullable() })),
  opinions: z.array(z.object({ name: z.string(), post: z.string(), text: z.string(), at: z.iso.datetime() })),
  files: z.array(z.object({ id, name: z.string(), size: z.int() })),
  may: z.object({ answer: z.object({ refused: z.string() }).nullable(), become: z.object({ refused: z.string() }).nullable() }),
});
