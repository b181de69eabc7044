import { z } from "zod";
import { matterKinds, mostWon } from "#lib/approval/delegation-rules.ts";

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
    validFrom: z.iso.date(),
    validUntil: z.iso.date().nullable().default(null),
  });

export const endRuleInput = z.object({ id: z.uuid(), lastDay: z.iso.date() });
export const ruleId = z.object({ id: z.uuid() });

export const rulesInput = z.object({ on: z.iso.date().optional() });
export const rulesOutput = z.object({
  rules: z.array(
    z.object({
      id: z.uuid(), clause: z.string(), matterKo: z.string(), matterEn: z.string(), unitTaskId: z.uuid().nullable(), matterKind: z.string().nullable(),
      amountFrom: z.number().nullable(), amountUntil: z.number().nullable(), level: z.int(), important: z.boolean(), validFrom: z.string(), validUntil: z.string().nullable(),
    }),
  ),
});
