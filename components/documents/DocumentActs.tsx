import { useTranslations } from "next-intl";
import { useId } from "react";
import type { ReactNode } from "react";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button, ButtonLink } from "#components/ui/Button.tsx";
import { buttonStyle } from "#components/ui/buttonStyle.ts";
import { DecideBar } from "#components/ui/DecideBar.tsx";
import { hasRouteActs, RouteActs } from "./RouteActs.tsx";
import type { RouteActsShown } from "./RouteActs.tsx";

export type ShownAct = "approve" | "return" | "editText" | "edit" | "recall" | "redraft" | "discard";

export interface ActsShown {
  id: string;
  version: number;
  /** The acts that this person would look for here: null when it may be done now, else the sentence why not. */
  acts: Readonly<Partial<Record<ShownAct, string | null>>>;
  /** As whom one acts, and in whose place. */
  post: string;
  behalf: string;
  /** The post has no holder: one acts for it. */
  acting: boolean;
  next: string | null;
  /** What may be done with the route beside deciding. */
  route: RouteActsShown;
  /** A joint document is received by laying the route inside, where its unit task is chosen. */
  inside: boolean;
}

/**
 * Problem: what may be done with a document now, below it, and why not where it may not: decide, return, edit, recall,
 * redraft (§17), discard. Who has no part in it sees nothing.
 * Example: <DocumentActs acts={acts} at={`/documents/${id}`} kept={kept} />
 */
export function DocumentActs({ acts: shown, at, kept }: { acts: ActsShown; at: string; kept: Kept | null }) {
  const t = useTranslations("documents");
  const { acts, id } = shown;
  const bold = (chunks: ReactNode) => <strong className="text-text">{chunks}</strong>;
  const words: Record<ShownAct, string> = { approve: t("decide.approve"), return: t("decide.return"), editText: t("editor.review"), edit: t("edit"), recall: t("recall"), redraft: t("redraft"), discard: t("discard") };
  const off = new Map<string, string[]>();
  for (const [act, reason] of Object.entries(acts)) if (reason) off.set(reason, [...(off.get(reason) ?? []), words[act as ShownAct]]);
  const others = (
    <>
      {acts.editText === null ? <ButtonLink kind="plain" href={`/documents/${id}/edit`}>{t("editor.review")}</ButtonLink> : null}
      {acts.edit === null ? <ButtonLink kind="primary" href={`/documents/${id}/edit`}>{t("edit")}</ButtonLink> : null}
      <RouteActs acts={shown.route} at={at} kept={kept} />
      {acts.recall === null ? (
        <ActForm action={`/api/v1/documents/${id}/recalls`} done={t("decide.recalled")} at={at} kept={kept}>
          <Button type="submit">{t("recall")}</Button>
        </ActForm>
      ) : null}
      {acts.redraft === null ? (
        <ActForm action={`/api/v1/documents/${id}/redrafts`} to="/documents/:id/edit" at={at} kept={kept}>
          <Button type="submit">{t("redraft")}</Button>
        </ActForm>
      ) : null}
      {acts.discard === null ? <Discard id={id} at={at} kept={kept} /> : null}
      {[...off].map(([reason, labels]) => <Off key={reason} labels={labels} reason={reason} />)}
    </>
  );
  if (acts.approve === null) {
    return (
      <DecideBar
        approve={shown.inside ? null : { action: `/api/v1/documents/${id}/approvals`, values: { version: shown.version }, done: t("decide.done") }}
        giveBack={{ action: `/api/v1/documents/${id}/returns`, values: { version: shown.version }, done: t("decide.returned") }}
        question={shown.next ? t("decide.question") : t("decide.questionLast")}
        as={
          <>
            <p>{shown.behalf ? t.rich("decide.asDeputy", { name: shown.behalf, post: shown.post, b: bold }) : shown.acting ? t.rich("decide.asActing", { post: shown.post, b: bold }) : t.rich("decide.as", { post: shown.post, b: bold })}</p>
            <p>{shown.next ? t("decide.next", { name: shown.next }) : t("decide.last")}</p>
          </>
        }
        others={others}
        kept={kept}
        at={at}
      />
    );
  }
  if (Object.keys(acts).length === 0 && !hasRouteActs(shown.route)) return null;
  return (
    <section aria-label={t("decide.acts")} className="no-print sticky bottom-14 z-20 flex flex-wrap items-center gap-x-2 gap-y-2 border-t border-line2 bg-bg px-4 py-3 md:bottom-0 md:px-6">
      {others}
    </section>
  );
}

/** What may not be done now, with the reason beside it, said once for all that it keeps off. */
function Off({ labels, reason }: { labels: readonly string[]; reason: string }) {
  const id = useId();
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {labels.map((label) => (
        <Button key={label} disabled aria-describedby={id}>{label}</Button>
      ))}
      <span id={id} className="text-meta text-text2">{reason}</span>
    </span>
  );
}

function Discard({ id, at, kept }: { id: string; at: string; kept: Kept | null }) {
  const t = useTranslations("documents");
  return (
    <details className="relative" name="discard">
      <summary className={buttonStyle("danger", "usual", "select-none")}>{t("discard")}</summary>
      <div className="absolute bottom-full left-0 mb-2 w-[min(320px,calc(100vw-2rem))] rounded-panel border-2 border-bad bg-bg p-4 shadow-float">
        <p className="mb-3 text-row font-semibold">{t("discardSure")}</p>
        <ActForm action={`/api/v1/documents/${id}/discards`} to="/documents" done={t("did.discarded")} at={at} kept={kept} label={t("discard")}>
          <Button type="submit" kind="danger">{t("discardYes")}</Button>
        </ActForm>
      </div>
    </details>
  );
}
