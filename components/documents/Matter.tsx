import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import type { RelationKind } from "#lib/documents/relations.ts";
import { AskAccess } from "#components/register/AskAccess.tsx";
import { statusTone } from "./view.ts";

/** A record as one line beside a document: a link for whoever may read it. */
export interface BesideShown {
  id: string;
  title: string;
  href: string | null;
  badge?: string;
  meta: string;
}

export interface ChainShown {
  id: string;
  title: string;
  href: string | null;
  number: string | null;
  status: string;
  when: string;
  department: string;
  /** Who decided and how, or who drafted what is not decided. */
  who: string;
  summary: string;
  /** The document whose page this is. */
  own: boolean;
  does: readonly { kind: RelationKind; title: string }[];
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

export interface MatterShown {
  chain: readonly ChainShown[];
  cited: readonly BesideShown[];
  citing: readonly BesideShown[];
  alike: readonly BesideShown[];
  earlier: readonly EarlierShown[];
}

/**
 * Problem: what was decided in a matter before and since, what is cited, what is like it, and what earlier holders of one's post did with it.
 * Example: <Matter matter={matter} moreHref={`/search?q=similar:${id}`} />
 */
export function Matter({ matter: { chain, cited, citing, alike, earlier }, moreHref }: { matter: MatterShown; moreHref: string }) {
  const t = useTranslations("documents.matter");
  return (
    <>
      <Part id="matter-chain" title={t("chain")} lead={t("chainLead")} none={chain.length < 2 ? t("chainNone") : null}>
        <ol className="border-l-2 border-line2 pl-4">
          {chain.map((link) => <Link key={link.id} link={link} />)}
        </ol>
      </Part>
      {cited.length > 0 ? <Part id="matter-cited" title={t("cited")}><Lines lines={cited} /></Part> : null}
      {citing.length > 0 ? <Part id="matter-citing" title={t("citing")}><Lines lines={citing} /></Part> : null}
      <Part id="matter-earlier" title={t("earlier")} lead={t("earlierLead")} none={earlier.length === 0 ? t("earlierNone") : null}>
        <ul>
          {earlier.map((one) => (
            <li key={one.key} className="border-b border-line py-2.5 last:border-b-0">
              <AppLink prose href={`/documents/${one.documentId}`} className="text-row [overflow-wrap:anywhere]">{one.title}</AppLink>
              <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-text2"><Badge>{one.kind}</Badge> {[one.who, one.when, one.number].filter(Boolean).join(" · ")}</span>
              {one.opinion ? <p className="mt-1 border-l-2 border-line2 pl-2 text-row whitespace-pre-wrap [overflow-wrap:anywhere]">{one.opinion}</p> : null}
            </li>
          ))}
        </ul>
      </Part>
      <Part id="matter-alike" title={t("alike")} none={alike.length === 0 ? t("alikeNone") : null}>
        <Lines lines={alike} />
        <p className="mt-2"><AppLink prose href={moreHref}>{t("alikeMore")}</AppLink></p>
      </Part>
    </>
  );
}

function Part({ id, title, lead, none = null, children }: { id: string; title: string; lead?: string; none?: string | null; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="rounded-badge border border-line bg-bg p-4 md:p-6">
      <h2 id={id} className="text-row font-semibold">{title}</h2>
      {lead ? <p className="mt-0.5 text-meta text-text2">{lead}</p> : null}
      <div className="mt-3">{none ? <p className="text-row text-text2">{none}</p> : children}</div>
    </section>
  );
}

function Lines({ lines }: { lines: readonly BesideShown[] }) {
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

function Link({ link }: { link: ChainShown }) {
  const t = useTranslations("documents");
  const title = link.title || t("untitled");
  return (
    <li aria-current={link.own ? "true" : undefined} className="relative pb-4 last:pb-0 before:absolute before:top-1.5 before:-left-[calc(1rem+5px)] before:size-2 before:rounded-full before:bg-line2 aria-[current]:before:bg-link">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-text2">
        <span>{link.when}</span>
        {link.status === "approved" ? null : <Badge tone={statusTone[link.status] ?? "grey"}>{t(`status.${link.status as "draft"}`)}</Badge>}
        {link.own ? <Badge tone="now">{t("matter.own")}</Badge> : null}
        {link.href || link.own ? null : <><Badge>{t("restricted")}</Badge> <AskAccess id={link.id} title={title} /></>}
      </p>
      {link.href && !link.own ? <AppLink prose href={link.href} className="text-row font-medium [overflow-wrap:anywhere]">{title}</AppLink> : <span className="text-row font-medium [overflow-wrap:anywhere]">{title}</span>}
      <p className="text-meta text-text2">{[link.number, link.department, link.who].filter(Boolean).join(" · ")}</p>
      {link.summary ? <p className="mt-0.5 text-row [overflow-wrap:anywhere]">{link.summary}</p> : null}
      {link.does.map((one) => <p key={`${one.kind} ${one.title}`} className="mt-0.5 text-meta text-text2">{t("matter.does", { kind: t(`related.out.${one.kind}`), title: one.title || t("untitled") })}</p>)}
    </li>
  );
}
