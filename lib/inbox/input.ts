import { z } from "zod";

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
    }),
  ),
});
