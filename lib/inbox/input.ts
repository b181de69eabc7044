import { z } from "zod";
import { foundOutput } from "#lib/keeping/input.ts";

export const waitingOutput = z.object({
  total: z.int(),
  corrections: z.int(),
  handovers: z.array(
    z.object({
      id: z.uuid(),
      postId: z.uuid(),
      waits: z.enum(["prepare", "answer", "take-over", "witness"]),
      postKo: z.string(),
      postEn: z.string(),
      departmentKo: z.string(),
      departmentEn: z.string(),
      begins: z.iso.date(),
      questions: z.int(),
      left: z.int(),
    }),
  ),
  memos: z.array(
    z.object({
      id: z.uuid(),
      waits: z.enum(["read", "opinions"]),
      title: z.string(),
      writerNameKo: z.string(),
      writerNameEn: z.string(),
      departmentNameKo: z.string(),
      departmentNameEn: z.string(),
      since: z.iso.datetime(),
      opinions: z.int(),
    }),
  ),
  looks: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      note: z.string(),
      drafterNameKo: z.string(),
      drafterNameEn: z.string(),
      departmentNameKo: z.string(),
      departmentNameEn: z.string(),
      since: z.iso.datetime(),
    }),
  ),
  comments: z.array(z.object({ id: z.uuid(), title: z.string(), comments: z.int(), nameKo: z.string(), nameEn: z.string(), since: z.iso.datetime() })),
  received: z.array(z.object({ id: z.uuid(), title: z.string(), category: z.string(), receiptLabel: z.string(), departmentNameKo: z.string(), departmentNameEn: z.string(), due: z.iso.date().nullable(), since: z.iso.datetime() })),
  promised: z.array(z.object({ kind: z.enum(["petition", "document"]), id: z.uuid(), title: z.string(), label: z.string(), due: z.iso.date().nullable() })),
  access: z.array(z.object({ id: z.uuid(), documentId: z.uuid(), waits: z.enum(["answer", "told"]), outcome: z.enum(["granted", "declined", "withdrawn"]).nullable(), title: z.string(), nameKo: z.string(), nameEn: z.string(), departmentNameKo: z.string(), departmentNameEn: z.string(), reason: z.string(), since: z.iso.datetime() })),
  lessons: z.array(z.object({ id: z.uuid(), waits: z.enum(["review", "returned"]), title: z.string(), writerNameKo: z.string(), writerNameEn: z.string(), reason: z.string(), since: z.iso.datetime() })),
  records: z.array(z.object({ waits: z.enum(["closing", "review", "opinion", "examination", "decision", "destruction"]), unit: z.uuid(), unitKo: z.string(), unitEn: z.string(), year: z.int(), files: z.int(), due: z.iso.date().nullable() })),
  finds: z.array(z.object({ id: z.uuid(), name: z.string(), address: z.string(), since: z.iso.datetime(), count: z.int(), finds: z.array(foundOutput) })),
  items: z.array(
    z.object({
      id: z.uuid(),
      waits: z.enum(["decide", "review", "cooperate", "confirm", "sign", "read", "returned", "recalled"]),
      promised: z.enum(["late", "today", "week", "later", "undated"]),
      title: z.string(),
      departmentNameKo: z.string(),
      departmentNameEn: z.string(),
      drafterNameKo: z.string(),
      drafterNameEn: z.string(),
      urgent: z.boolean(),
      due: z.string().nullable(),
      since: z.iso.datetime(),
      version: z.int(),
      held: z.boolean(),
      reminded: z.string().nullable(),
      /** Opened by the caller since its text is what it is: it may be decided together with others. */
      opened: z.boolean(),
      /** With what it was drafted together: read in one place. */
      batchId: z.uuid().nullable(),
      batchPlace: z.int().nullable(),
      postId: z.uuid(),
      postNameKo: z.string(),
      postNameEn: z.string(),
      onBehalfOf: z.string(),
      /** The post has no holder: whoever acts for it (직무대리) handles it. */
      acting: z.boolean(),
    }),
  ),
});
