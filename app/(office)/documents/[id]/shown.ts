import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { CardFields } from "#components/documents/DocumentCard.tsx";
import { signaturesOf, stopsOf } from "#components/documents/view.ts";
import { formatDay, formatInstant, formatWon } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import { dayOf } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { openDocument } from "#lib/documents/queries.ts";
import { knownDocument } from "#lib/documents/known.ts";
import type { OpenDocument } from "#lib/documents/queries.ts";
import type { PageContext } from "#app/current.ts";
import { Refusal } from "#lib/refusal.ts";
import { orNotFound } from "#app/or-not-found.ts";

/** The document of the address; for whoever may only know of it the page on which one asks to read it, for others the one that says there is none. */
export async function documentOfPage({ db, actor, now }: PageContext, id: string, via: "page" | "print" = "page"): Promise<OpenDocument> {
  const open = await orNotFound(id, async () => {
    try {
      return await openDocument(db, actor, id, now, via);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "platform.not-found") throw error;
      await knownDocument(db, actor, id);
      return null;
    }
  });
  return open ?? redirect(`/documents/${id}/access`);
}

/** Under which numbers a document is kept, first that of its reader's own agency where it signed a joint one. */
export function numbersOf({ row, parts }: Pick<OpenDocument, "row" | "parts">, actor: Pick<Actor, "seats">): string[] {
  const own = parts.filter((part) => actor.seats.some((seat) => seat.agencyId === part.agencyId));
  return [...own.map((part) => part.numberLabel), row.numberLabel].filter((number) => number !== null);
}

/** What stands beside the open document on its card. */
interface Beside {
  related: CardFields["related"];
  originals: CardFields["originals"];
}

export function cardOf(open: OpenDocument, { related, originals }: Beside, language: Language, today: string): CardFields {
  const { row, task, opinions, route } = open;
  return {
    task: task ? nameOf(task, language) : null,
    taskHref: task ? `/tasks/${task.id}` : null,
    related, stage: row.stage, summary: row.summary, keywords: row.keywords, files: open.files,
    sending: row.sending, seal: row.seal, recipient: row.recipient, via: row.via, sender: row.sender || nameOf({ nameKo: open.agency.senderKo, nameEn: open.agency.senderEn }, language),
    enforced: row.decidedAt && row.sending === "internal" ? formatDay(dayOf(row.decidedAt), language, today) : null,
    major: row.major, originals,
    number: row.numberLabel, disclosure: row.disclosure, reasons: row.reasons, scope: row.scope, knownTo: row.knownTo, scopePosts: row.scopePosts.length, retention: task?.retention ?? null, urgency: row.urgency,
    matterKind: row.matterKind, amount: row.amount === null ? null : formatWon(row.amount, language),
    clause: open.delegation?.clause ?? null,
    joint: open.parts.map((part) => ({
      id: part.departmentId, agency: nameOf({ nameKo: part.agencyNameKo, nameEn: part.agencyNameEn }, language), department: nameOf({ nameKo: part.departmentNameKo, nameEn: part.departmentNameEn }, language), number: part.numberLabel, signed: part.signed,
    })),
    opinions: opinions.map((opinion) => ({ id: opinion.id, name: nameOf(opinion, language), post: nameOf({ nameKo: opinion.postNameKo, nameEn: opinion.postNameEn }, language), when: formatInstant(opinion.at, language, today), text: opinion.text })),
    steps: { all: route.steps.length, done: route.steps.filter((step) => step.state === "done").length },
  };
}

/** To whom a document goes, in whose name and with which seal; null for what stays inside. */
export function sentOf({ row, agency }: Pick<OpenDocument, "row" | "agency">, language: Language) {
  return row.sending === "internal" ? null : { to: row.recipient, via: row.via, sender: row.sender || nameOf({ nameKo: agency.senderKo, nameEn: agency.senderEn }, language), seal: row.seal };
}

/** The route and the signatures of an open document, in the reader's language. */
export async function routeOf(open: OpenDocument, { actor, language, today }: PageContext) {
  const [t, kinds] = await Promise.all([getTranslations("documents"), getTranslations("approval.kinds")]);
  const kindOf = (kind: string) => kinds(kind as "review");
  const say = (key: string, values?: Record<string, string | number>) => t(key as "title", values as never);
  return {
    stops: stopsOf(open.steps, language, today, actor.seats.map((seat) => seat.postId), say, kindOf),
    ...signaturesOf(open.steps, language, say, kindOf),
  };
}
