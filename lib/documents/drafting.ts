import type { Actor, ActorSeat } from "#lib/platform/actor.ts";
import type { BodyNode } from "#lib/documents/body.ts";
import { tokensOfDraft } from "#lib/documents/tokens.ts";
import type { Step } from "#lib/approval/rules.ts";
import type { Prisma } from "#prisma/generated/client.ts";

interface New {
  id: string;
  title: string;
  unitTaskId: string | null;
  delegationRuleId: string | null;
  steps: readonly Step[];
  body: BodyNode;
  at: Date;
}

/** The row of a document that begins at somebody's seat: known and read by that post alone. */
export function draftRow(actor: Actor, seat: ActorSeat, { id, title, unitTaskId, delegationRuleId, steps, body, at }: New): Prisma.DocumentCreateManyInput {
  return {
    id, title, unitTaskId, stage: "decide", status: "draft", summary: "", keywords: [], disclosure: "open", reasons: [], scope: "department", scopeDepartments: [],
    agencyId: seat.agencyId, departmentId: seat.departmentId, departmentNameKo: seat.departmentNameKo, departmentNameEn: seat.departmentNameEn,
    drafterId: actor.officialId, drafterPostId: seat.postId, drafterNameKo: actor.nameKo, drafterNameEn: actor.nameEn, urgency: "normal",
    delegationRuleId, draftBody: body as unknown as Prisma.InputJsonObject,
    draftRoute: steps.map(({ kind, postId }) => ({ kind, postId })), draftFiles: [], createdAt: at, updatedAt: at,
    ...tokensOfDraft(seat),
  };
}
