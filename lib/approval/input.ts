import { z } from "zod";

/** Levels of posts that may be named as deciding: team head to minister. */
export const decidingLevels = [2, 3, 4, 5, 6] as const;

export const addRuleInput = z
  .object({
    /** As cited in the route, e.g. 3-2. */
    clause: z.string().trim().min(1).max(20),
    matterKo: z.string().trim().min(1).max(200),
    matterEn: z.string().trim().max(200).default(""),
    unitTaskId: z.uuid().nullable().default(null),
    level: z.coerce.number().int().min(2).max(6),
    validFrom: z.iso.date(),
  });

export const endRuleInput = z.object({ id: z.uuid(), lastDay: z.iso.date() });
export const ruleId = z.object({ id: z.uuid() });

export const rulesInput = z.object({ on: z.iso.date().optional() });
export const rulesOutput = z.object({
  rules: z.array(
    z.object({
      id: z.uuid(), clause: z.string(), matterKo: z.string(), matterEn: z.string(), unitTaskId: z.uuid().nullable(), level: z.int(), validFrom: z.string(), validUntil: z.string().nullable(),
    }),
  ),
});
