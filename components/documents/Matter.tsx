import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import type { RelationKind } from "#lib/documents/relations.ts";
import { AskAccess } from "#components/register/AskAccess.tsx";
import { Beside, BesidePart } from "#components/search/Beside.tsx";
import type { BesideShown } from "#components/search/Beside.tsx";
import { statusTone } from "./view.ts";

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

export interface MatterShown {
  chain: readonly ChainShown[];
  beside: BesideShown;
}

/**
 * Problem: what was decided in a matter before and since, and what else is beside a document.
 * Example: <Matter matter={matter} />
 */
export function Matter({ matter: { chain, beside } }: { matter: MatterShown }) {
  const t = useTranslations("documents.matter");
  return (
    <>
      <BesidePart id="matter-chain" title={t("chain")} lead={t("chainLead")} none={chain.length < 2 ? t("chainNone") : null}>
        <ol className="border-l-2 border-line2 pl-4">
          {chain.map((link) => <Link key={link.id} link={link} />)}
        </ol>
      </BesidePart>
      <Beside beside={beside} />
    </>
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
