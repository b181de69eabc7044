import { ArrowLeft, ChevronDown, ChevronUp, FileDiff, Maximize2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AttachmentLinks } from "#components/files/AttachmentLinks.tsx";
import { BodyView } from "#components/documents/BodyView.tsx";
import { DocumentActs } from "#components/documents/DocumentActs.tsx";
import { Opinions } from "#components/documents/Opinions.tsx";
import { disclosureText, disclosureTone } from "#components/documents/view.ts";
import { tones } from "#components/inbox/WaitingList.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { DueText } from "#components/ui/DueText.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { Route } from "#components/ui/Route.tsx";
import { nameOf } from "#lib/names.ts";
import type { WaitingItem } from "#lib/inbox/queries.ts";
import { formOfPage } from "#app/current.ts";
import type { PageContext } from "#app/current.ts";
import { actsOf } from "../documents/[id]/acts.ts";
import { cardOf, documentOfPage, routeOf } from "../documents/[id]/shown.ts";

interface Place {
  n: number;
  total: number;
  previous: string | null;
  next: string | null;
  /** The list without an opened item, for narrow screens. */
  list: string;
}

/** What waits, opened beside the list: whose turn, the way so far, and what one must know to decide. */
export async function Opened({ context, item, at, place, form }: { context: PageContext; item: WaitingItem; at: string; place: Place; form: string | string[] | undefined }) {
  const [open, t, d, kept] = await Promise.all([documentOfPage(context, item.id), getTranslations("inbox"), getTranslations("documents"), formOfPage(form)]);
  const { stops } = await routeOf(open, context);
  const { row } = open;
  const card = cardOf(open, { related: [], originals: [] }, context.language, context.today);
  return (
    <section className="flex min-w-0 flex-col" aria-label={open.title}>
      <OpenedBar id={item.id} place={place} compares={row.version > 1} />
      <div className="min-w-0 flex-1 px-4 py-5 md:px-6">
        <div className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-text2">
          <Badge tone={tones[item.waits]}>{t(`waits.${item.waits}`)}</Badge>
          {row.version > 0 ? <Badge>{d("version", { n: row.version })}</Badge> : null}
          <Badge tone={disclosureTone[row.disclosure] ?? "grey"}>{disclosureText(d(`disclosure.${row.disclosure as "open"}`), row.reasons)}</Badge>
          {card.task && card.taskHref ? <AppLink href={card.taskHref} className="order-last basis-full hover:underline max-md:py-2 md:order-none md:basis-auto">{t("task", { name: card.task })}</AppLink> : null}
          {item.due ? <span className="ml-auto"><DueText day={item.due} today={context.today} /></span> : null}
        </div>
        <h2 className="mb-4 text-page font-bold [overflow-wrap:anywhere]">{open.title}</h2>
        {item.onBehalfOf ? <div className="mb-4"><Notice tone="acting" title={t("acting", { name: item.onBehalfOf, waits: item.waits })} /></div> : null}
        {item.acting ? <div className="mb-4"><Notice tone="acting" title={t("actingTurn", { post: nameOf({ nameKo: item.postNameKo, nameEn: item.postNameEn }, context.language) })} /></div> : null}
        {stops.length > 0 ? <Route stops={stops} /> : null}
        {row.summary ? <Part title={d("card.summary")}><p className="text-read">{row.summary}</p></Part> : null}
        {card.opinions.length > 0 ? <Part title={t("opinions")} count={card.opinions.length}><Opinions items={card.opinions} /></Part> : null}
        {open.files.length > 0 ? <Part title={t("files")} count={open.files.length}><AttachmentLinks files={open.files} /></Part> : null}
        <Part title={t("text")}><BodyView body={open.body} /></Part>
      </div>
      <DocumentActs acts={actsOf(open, context)} at={at} kept={kept} />
    </section>
  );
}

function Part({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <section className="mt-6 max-w-[800px]">
      <h3 className="mb-1.5 text-row font-semibold">{title} {count === undefined ? null : <span className="font-normal text-text2 tabular-nums">{count}</span>}</h3>
      {children}
    </section>
  );
}

async function OpenedBar({ id, place, compares }: { id: string; place: Place; compares: boolean }) {
  const t = await getTranslations("inbox");
  const icon = "size-4 shrink-0";
  return (
    <div className="flex items-center gap-1 border-b border-line px-2 py-2 md:px-6">
      <ButtonLink kind="plain" size="dense" href={place.list} aria-label={t("title")} icon={<ArrowLeft aria-hidden className={icon} />} className="xl:hidden" />
      <p className="mr-auto text-meta whitespace-nowrap text-text2">{t("place", { total: place.total, n: place.n })}</p>
      {compares ? <ButtonLink kind="plain" size="dense" href={`/documents/${id}?tab=compare`} icon={<FileDiff aria-hidden className={icon} />} className="max-md:hidden">{t("compare")}</ButtonLink> : null}
      <ButtonLink kind="plain" size="dense" href={`/documents/${id}`} icon={<Maximize2 aria-hidden className={icon} />}>{t("openPage")}</ButtonLink>
      {place.previous ? <ButtonLink kind="plain" size="dense" href={place.previous} aria-label={t("previous")} icon={<ChevronUp aria-hidden className={icon} />} /> : null}
      {place.next ? <ButtonLink kind="plain" size="dense" href={place.next} aria-label={t("following")} icon={<ChevronDown aria-hidden className={icon} />} /> : null}
    </div>
  );
}
