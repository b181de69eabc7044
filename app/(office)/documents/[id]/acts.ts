import type { ActsShown } from "#components/documents/DocumentActs.tsx";
import { nameOf } from "#lib/names.ts";
import { turnAt } from "#lib/approval/rules.ts";
import type { OpenDocument } from "#lib/documents/queries.ts";
import type { PageContext } from "#app/current.ts";

/** What the reader may do with an open document, and as whom. */
export function actsOf(open: OpenDocument, { actor, language }: Pick<PageContext, "actor" | "language">): ActsShown {
  const step = turnAt(open.route, actor.seats.map((seat) => seat.postId));
  const seat = actor.seats.find((held) => held.postId === step?.postId) ?? null;
  const next = step ? open.steps.find((one) => one.state === "waiting" && one.parent === step.parent && (step.group === null || one.group !== step.group)) : undefined;
  return {
    id: open.row.id,
    version: open.route.version,
    approve: open.may.approve === null,
    editText: open.may.editText === null,
    edit: open.may.edit === null,
    recall: open.may.recall === null,
    redraft: open.may.redraft === null,
    discard: open.may.discard === null,
    post: seat ? nameOf({ nameKo: seat.postNameKo, nameEn: seat.postNameEn }, language) : "",
    behalf: seat?.onBehalfOf ? nameOf(seat.onBehalfOf, language) : "",
    next: next ? `${nameOf(next, language)} ${nameOf({ nameKo: next.postNameKo, nameEn: next.postNameEn }, language)}`.trim() : null,
  };
}
