import { z } from "zod";
import { sections, sources } from "#lib/handover/rules.ts";

export const byId = z.object({ id: z.uuid() });
export const openInput = z.object({ appointmentId: z.uuid() });
export const lineInput = z.object({ id: z.uuid(), line: z.uuid() });
const said = z.string().trim().min(1).max(2000);
export const addInput = z.object({ id: z.uuid(), section: z.enum(sections), text: said });
/** Empty takes the addition away again. */
export const noteInput = lineInput.extend({ addition: z.string().trim().max(2000).default("") });
export const askInput = lineInput.extend({ question: said });
export const answerInput = lineInput.extend({ answer: said });
export const readInput = z.object({ id: z.uuid(), documentId: z.uuid() });

const mayNot = z.object({ refused: z.string() }).nullable();
const named = z.object({ officialId: z.uuid(), nameKo: z.string(), nameEn: z.string() });
export const statementOutput = z.object({
  id: z.uuid(), postId: z.uuid(), begins: z.iso.date(), from: named.nullable(), to: named, witness: named.nullable(),
  handedOverAt: z.iso.datetime().nullable(), takenOverAt: z.iso.datetime().nullable(), witnessedAt: z.iso.datetime().nullable(),
  lines: z.array(z.object({
    id: z.uuid(), section: z.enum(sections), text: z.string(), sourceKind: z.enum(sources), sourceId: z.string().nullable(), url: z.string().nullable(), addition: z.string(), question: z.string(), answer: z.string(), accepted: z.boolean(), hidden: z.boolean(),
    may: z.object({ accept: mayNot, ask: mayNot, answer: mayNot, note: mayNot, remove: mayNot }),
  })),
  may: z.object({ prepare: mayNot, handOver: mayNot, takeOver: mayNot, witness: mayNot }),
});
export const signed = z.object({ id: z.uuid(), at: z.iso.datetime() });
export const lineAnswer = z.object({ id: z.uuid(), line: z.uuid() });
export const rebuiltAnswer = z.object({ id: z.uuid(), lines: z.int() });
