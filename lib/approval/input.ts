import { z } from "zod";
import { dayInput } from "#lib/day-input.ts";
import { matterKinds, mostWon } from "#lib/approval/delegation-rules.ts";
import { longestRoute, stepKinds } from "#lib/approval/rules.ts";

/** Levels of posts that may be named as deciding: team head to minister. */
export const decidingLevels = [2, 3, 4, 5, 6] as const;

/** Whole won. */
export const won = z.int().min(0).max(mostWon);

export const addRuleInput = z
  .object({
    /** As cited in the route, e.g. 3-2. */
    clause: z.string().trim().min(1).max(20),
    matterKo: z.string().trim().min(1).max(200),
    matterEn: z.string().trim().max(200).default(""),
    unitTaskId: z.uuid().nullable().default(null),
    matterKind: z.enum(matterKinds).nullable().default(null),
    /** From so many won, up to so many, the latter not included. */
    amountFrom: won.nullable().default(null),
    amountUntil: won.nullable().default(null),
    level: z.coerce.number().int().min(2).max(6),
    /** After an acting decision the absent decider is told. */
    important: z.boolean().default(false),
    validFrom: dayInput,
    validUntil: dayInput.nullable().default(null),
  });

export const endRuleInput = z.object({ id: z.uuid(), lastDay: dayInput });
export const ruleId = z.object({ id: z.uuid() });

export const rulesInput = z.object({ on: dayInput.optional() });
export const rulesOutput = z.object({
  rules: z.array(
    z.object({
      id: z.uuid(), clause: z.string(), matterKo: z.string(), matterEn: z.string(), unitTaskId: z.uuid().nullable(), matterKind: z.string().nullable(),
      amountFrom: z.number().nullable(), amountUntil: z.number().nullable(), level: z.int(), important: z.boolean(), validFrom: z.string(), validUntil: z.string().nullable(),
    }),
  ),
});

const id = z.uuid();

/** A step as its drafter lays it. */
export const stepInput = z.object({
  kind: z.enum(stepKinds),
  postId: id,
  /** Neighbours of one number act side by side. */
  group: z.int().min(1).max(50).nullish(),
  /** The whole department of the post acts, with a route of its own inside. */
  departmentId: id.nullish(),
});

export const saveRouteInput = z.object({
  name: z.string().trim().min(1).max(60),
  steps: z.array(stepInput).max(longestRoute),
  /** For all who work in the department that one heads. */
  shared: z.boolean().default(false),
});

const kept = stepInput.extend({ postKo: z.string(), postEn: z.string() });
export const savedRoutesOutput = z.object({ routes: z.array(z.object({ id, name: z.string(), shared: z.boolean(), removable: z.boolean(), steps: z.array(kept) })) });

const suggestion = z.object({
  /** table: the table of delegated authority · own, department: kept under a name · similar: of a decided document of the same task */
  source: z.enum(["table", "own", "department", "similar"]),
  /** Of the clause, the kept route or the document; empty where the table is silent. */
  id: z.string(),
  label: z.string(),
  note: z.string(),
  removable: z.boolean(),
  steps: z.array(stepInput),
  /** Who holds the post of each step after the draft today. */
  people: z.array(z.string()),
  /** What no longer fits: a post that ended, that belongs elsewhere now, or is the drafter's own. */
  dropped: z.array(z.object({ post: z.string(), why: z.enum(["ended", "moved", "own"]) })),
});
export type RouteSuggestion = z.infer<typeof suggestion>;
export const routeSuggestionsOutput = z.object({ suggestions: z.array(suggestion) });
