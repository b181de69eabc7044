import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Tabs } from "#components/ui/Tabs.tsx";
import { AskAccess } from "#components/register/AskAccess.tsx";

/** A record as one line beside another: a link for whoever may read it. */
export interface BesideLine {
  id: string;
  title: string;
  href: string | null;
  badge?: string;
  meta: string;
}

export interface EarlierShown {
  key: string;
  documentId: string;
  title: string;
  number: string | null;
  kind: string;
  who: string;
  when: string;
  opinion: string;
}

export interface BesideShown {
  cited: readonly BesideLine[];
  /** The newest of what names it; how many there are, and where all of them are found. */
  citing: { lines: readonly BesideLine[]; total: number; count: string; allHref: string };
  alike: readonly BesideLine[];
  earlier: readonly EarlierShown[];
  /** Where more that is like it is found. */
  moreHref: string;
}

/**
 * Problem: what a record cites and what cites it, what is like it, and what earlier holders of one's post did with such.
 * Example: <Beside beside={beside} />
 */
export function Beside({ beside: { cited, citing, alike, earlier, moreHref } }: { beside: BesideShown }) {
  const t = useTranslations("search.beside");
  return (
    <>
      {cited.length > 0 ? <BesidePart id="beside-cited" title={t("cited")}><Lines lines={cited} /></BesidePart> : null}
      {citing.total > 0 ? (
        <BesidePart id="beside-citing" title={t("citing", { count: citing.count })}>
          <Lines lines={citing.lines} />
          {citing.total > citing.lines.length ? <p className="mt-2"><AppLink prose href={citing.allHref}>{t("citingAll", { count: citing.count })}</AppLink></p> : null}
        </BesidePart>
      ) : null}
      <BesidePart id="beside-alike" title={t("alike")}>
        {alike.length > 0 ? <Lines lines={alike} /> : <p className="text-row text-text2">{t("alikeNone")}</p>}
        <p className="mt-2"><AppLink prose href={moreHref}>{t("alikeMore")}</AppLink></p>
      </BesidePart>
      <BesidePart id="beside-earlier" title={t("earlier")} lead={t("earlierLead")} none={earlier.length === 0 ? t("earlierNone") : null}>
        <ul>
          {earlier.map((one) => (
            <li key={one.key} className="border-b border-line py-2.5 last:border-b-0">
              <AppLink prose href={`/documents/${one.documentId}`} className="text-row [overflow-wrap:anywhere]">{one.title}</AppLink>
              <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-text2"><Badge>{one.kind}</Badge> {[one.who, one.when, one.number].filter(Boolean).join(" · ")}</span>
              {one.opinion ? <p className="mt-1 border-l-2 border-line2 pl-2 text-row whitespace-pre-wrap [overflow-wrap:anywhere]">{one.opinion}</p> : null}
            </li>
          ))}
        </ul>
      </BesidePart>
    </>
  );
}

/**
 * Problem: a record and what is beside it, each at its own address; what is beside it is looked for when it is asked for alone.
 * Example: <BesideTabs at={`/petitions/${id}`} label="내용" related={false} />
 */
export function BesideTabs({ at, label, related }: { at: string; label: string; related: boolean }) {
  const t = useTranslations("search.beside");
  return <Tabs label={t("tabs")} items={[{ href: at, label, current: !related }, { href: `${at}${at.includes("?") ? "&" : "?"}tab=related`, label: t("related"), current: related }]} />;
}

export function BesidePart({ id, title, lead, none = null, children }: { id: string; title: string; lead?: string; none?: string | null; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="rounded-badge border border-line bg-bg p-4 md:p-6">
      <h2 id={id} className="text-row font-semibold">{title}</h2>
      {lead ? <p className="mt-0.5 text-meta text-text2">{lead}</p> : null}
      <div className="mt-3">{none ? <p className="text-row text-text2">{none}</p> : children}</div>
    </section>
  );
}

function Lines({ lines }: { lines: readonly BesideLine[] }) {
  const t = useTranslations("documents");
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.id} className="border-b border-line py-2.5 last:border-b-0">
          {line.href ? <AppLink prose href={line.href} className="text-row [overflow-wrap:anywhere]">{line.title || t("untitled")}</AppLink> : <span className="text-row [overflow-wrap:anywhere]">{line.title || t("untitled")}</span>}
          <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-text2">{line.badge ? <Badge>{line.badge}</Badge> : null} {line.meta} {line.href ? null : <AskAccess id={line.id} title={line.title} />}</span>
        </li>
      ))}
    </ul>
  );
}
