import { getTranslations } from "next-intl/server";
import type { CardFields } from "#components/documents/DocumentCard.tsx";
import { signaturesOf, stopsOf } from "#components/documents/view.ts";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import { openDocument } from "#lib/documents/queries.ts";
import type { OpenDocument } from "#lib/documents/queries.ts";
import type { PageContext } from "#app/current.ts";
import { orNotFound } from "#app/or-not-found.ts";

/** The document of the address, or the page that says there is none. */
export async function documentOfPage({ db, actor, now }: PageContext, id: string, via: "page" | "print" = "page"): Promise<OpenDocument> {
  return orNotFound(id, () => openDocument(db, actor, id, now, via));
}

export function cardOf(open: OpenDocument, language: Language, today: string): CardFields {
  const { row, task, opinions, route } = open;
  return {
    task: task ? nameOf(task, language) : null,
    taskHref: task ? `/tasks/${task.id}` : null,
    stage: row.stage, summary: row.summary, keywords: row.keywords, files: open.files,
    sender: nameOf({ nameKo: open.agency.senderKo, nameEn: open.agency.senderEn }, language),
    number: row.numberLabel, disclosure: row.disclosure, reasons: row.reasons, scope: row.scope, retention: task?.retention ?? null, urgency: row.urgency,
    clause: open.delegation?.clause ?? null,
    opinions: opinions.map((opinion) => ({ id: opinion.id, name: nameOf(opinion, language), post: nameOf({ nameKo: opinion.postNameKo, nameEn: opinion.postNameEn }, language), when: formatInstant(opinion.at, language, today), text: opinion.text })),
    steps: { all: route.steps.length, done: route.steps.filter((step) => step.state === "done").length },
  };
}

/** The route and the signatures of an open document, in the reader's language. */
export async function routeOf(open: OpenDocument, { actor, language, today }: PageContext) {
  const [t, kinds] = await Promise.all([getTranslations("documents"), getTranslations("approval.kinds")]);
  const kindOf = (kind: string) => kinds(kind as "review");
  const say = (key: string, values?: Record<string, string | number>) => t(key as "title", values as never);
  return {
    stops: stopsOf(open.steps, language, today, actor.seats.map((seat) => seat.postId), say, kindOf),
    ...signaturesOf(open.steps, language, kindOf),
  };
}
