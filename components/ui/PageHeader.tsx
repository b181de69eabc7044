import { CircleQuestionMark } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppLink } from "./AppLink.tsx";
import { Breadcrumbs } from "./Breadcrumbs.tsx";

/**
 * Problem: what this page is, where it stands and what may be done with all of it.
 * Parameters: title, crumbs, badges (beside the title), meta (right of it, grey), actions (right),
 * help (room whose help page opens), lead (a sentence under it), children (route, tabs, …).
 * Example: <PageHeader title="문서" help="documents" actions={<ButtonLink href="/documents/new" kind="primary">새 문서</ButtonLink>} />
 */
export function PageHeader({
  title,
  crumbs,
  badges,
  meta,
  actions,
  help,
  lead,
  children,
}: {
  title: ReactNode;
  crumbs?: readonly { label: string; href?: string }[];
  badges?: ReactNode;
  meta?: ReactNode;
  actions?: ReactNode;
  help?: string;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  const t = useTranslations("ui");
  return (
    <header className="px-4 pt-4 md:px-6 md:pt-5">
      {crumbs && crumbs.length > 0 ? (
        <div className="mb-1.5">
          <Breadcrumbs items={crumbs} />
        </div>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-page font-bold">{title}</h1>
          {badges}
          {help ? (
            <AppLink
              href={`/help/${help}`}
              aria-label={t("helpOfPage")}
              title={t("helpOfPage")}
              className="hidden size-8 items-center justify-center rounded-control text-text2 hover:bg-sunken md:inline-flex"
            >
              <CircleQuestionMark aria-hidden className="size-4" />
            </AppLink>
          ) : null}
        </div>
        {meta ? <div className="self-center text-row text-text2">{meta}</div> : null}
        {actions ? <div className="no-print flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
      {lead ? <p className="mt-1 max-w-[720px] text-row text-text2">{lead}</p> : null}
      {children ? <div className="mt-3">{children}</div> : null}
    </header>
  );
}
