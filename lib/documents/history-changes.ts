import { z } from "zod";
import type { Step, StepKind } from "#lib/approval/rules.ts";

/*
 * What an act changed, read from what the history kept of it. An entry outlives the code that wrote it: what it does
 * not say, or says otherwise than expected, is no change to show.
 */

export type HistoryChange =
  /** The steps to come, of the document or inside a department, before and after. */
  | { what: "route" | "inside"; before: readonly Step[]; after: readonly Step[] }
  | { what: "skipped"; step: Step; ground: "absent" | "overdue" }
  | { what: "circulated"; postIds: readonly string[] }
  /** Another text: what differs is in the versions. */
  | { what: "version"; before: number; after: number }
  /** Registered data, as it was and is. */
  | { what: "field"; field: string; before: unknown; after: unknown };

const step = z.object({ kind: z.string().transform((kind) => kind as StepKind), postId: z.string() });
const shapes = {
  rerouted: z.object({ was: z.array(step), is: z.array(step), inside: z.int().optional() }),
  opened: z.object({ is: z.array(step) }),
  skipped: z.object({ kind: z.string().transform((kind) => kind as StepKind), postId: z.string(), ground: z.enum(["absent", "overdue"]) }),
  circulated: z.object({ posts: z.array(z.string()) }),
  version: z.object({ version: z.int() }),
  field: z.object({ field: z.string(), value: z.unknown() }),
};

export function historyChange({ act, before, after }: { act: string; before: unknown; after: unknown }): HistoryChange | null {
  switch (act) {
    case "document.rerouted": {
      const { data } = shapes.rerouted.safeParse(after);
      return data ? { what: data.inside === undefined ? "route" : "inside", before: data.was, after: data.is } : null;
    }
    case "document.opened-inside": {
      const { data } = shapes.opened.safeParse(after);
      return data ? { what: "inside", before: [], after: data.is } : null;
    }
    case "document.skipped": {
      const { data } = shapes.skipped.safeParse(after);
      return data ? { what: "skipped", step: { kind: data.kind, postId: data.postId }, ground: data.ground } : null;
    }
    case "document.circulated": {
      const { data } = shapes.circulated.safeParse(after);
      return data ? { what: "circulated", postIds: data.posts } : null;
    }
    case "document.submitted": case "document.approved": {
      const now = shapes.version.safeParse(after).data?.version;
      const was = act === "document.submitted" ? (now ?? 0) - 1 : shapes.version.safeParse(before).data?.version;
      return now !== undefined && was !== undefined && was > 0 && was !== now ? { what: "version", before: was, after: now } : null;
    }
    case "document.correction-requested": case "document.corrected": {
      const [was, is] = [shapes.field.safeParse(before).data, shapes.field.safeParse(after).data];
      return was && is ? { what: "field", field: is.field, before: was.value, after: is.value } : null;
    }
    default:
      return null;
  }
}

/** The posts that a change names. */
export function postsNamed(change: HistoryChange | null): readonly string[] {
  if (change?.what === "route" || change?.what === "inside") return [...change.before, ...change.after].map((one) => one.postId);
  if (change?.what === "skipped") return [change.step.postId];
  return change?.what === "circulated" ? change.postIds : [];
}

/** The card as it was given with a version. */
export interface GivenCard {
  n: number;
  title: string;
  summary: string;
  keywords: string[];
  unitTaskId: string | null;
  stage: string;
  disclosure: string;
  reasons: number[];
  scope: string;
  scopeDepartments: string[];
  knownTo: string;
  urgency: string;
  dueAt: Date | null;
  fileIds: string[];
}

/** A field of the card; a class stands with its reasons, a scope with its departments and with who may know. */
export type CardField = "title" | "summary" | "keywords" | "unitTaskId" | "stage" | "disclosure" | "scope" | "urgency" | "dueAt" | "fileIds";

const parts: Readonly<Record<CardField, (card: GivenCard) => unknown>> = {
  title: (card) => card.title, summary: (card) => card.summary, keywords: (card) => card.keywords, unitTaskId: (card) => card.unitTaskId, stage: (card) => card.stage,
  disclosure: (card) => [card.disclosure, card.reasons], scope: (card) => [card.scope, card.scopeDepartments, card.knownTo], urgency: (card) => card.urgency, dueAt: (card) => card.dueAt, fileIds: (card) => card.fileIds,
};

/** The fields of the card that differ between two versions. */
export function fieldsChanged(before: GivenCard, after: GivenCard): CardField[] {
  return (Object.keys(parts) as CardField[]).filter((name) => JSON.stringify(parts[name](before)) !== JSON.stringify(parts[name](after)));
}
