import { z } from "zod";

const id = z.uuid();

export const byId = z.object({ id });
export const fileInput = z.object({ id, file: id, preview: z.enum(["1"]).optional() });
export const takenOverOutput = z.object({
  id, sourceId: z.string(), title: z.string(), body: z.string(), summary: z.string(), keywords: z.array(z.string()), date: z.iso.date().nullable(), departmentId: id.nullable(), department: z.string(),
  unitTaskId: id.nullable(), task: z.string(), decidedBy: z.string(), takenOverAt: z.iso.datetime(), files: z.array(z.object({ id, name: z.string(), size: z.int(), detected: z.string(), state: z.string() })),
});
