import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button, ButtonLink } from "#components/ui/Button.tsx";
import { buttonStyle } from "#components/ui/buttonStyle.ts";
import { DecideBar } from "#components/ui/DecideBar.tsx";

export interface ActsShown {
  id: string;
  version: number;
  approve: boolean;
  editText: boolean;
  edit: boolean;
  recall: boolean;
  /** §17: a decided document is written anew on a linked card. */
  redraft: boolean;
  discard: boolean;
  /** As whom one acts, and in whose place. */
  post: string;
  behalf: string;
  next: string | null;
}

/**
 * Problem: what may be done with a document now, below it: decide, return, edit, recall, redraft, discard. Nothing to do, nothing shown.
 * Example: <DocumentActs acts={acts} at={`/documents/${id}`} kept={kept} />
 */
export function DocumentActs({ acts, at, kept }: { acts: ActsShown; at: string; kept: Kept | null }) {
  const t = useTranslations("documents");
  const bold = (chunks: React.ReactNode) => <strong className="text-text">{chunks}</strong>;
  if (acts.approve) {
    return (
      <DecideBar
        approve={{ action: `/api/v1/documents/${acts.id}/approvals`, values: { version: acts.version }, done: t("decide.done") }}
        giveBack={{ action: `/api/v1/documents/${acts.id}/returns`, values: { version: acts.version }, done: t("decide.returned") }}
        question={acts.next ? t("decide.question") : t("decide.questionLast")}
        as={
          <>
            <p>{acts.behalf ? t.rich("decide.asDeputy", { name: acts.behalf, post: acts.post, b: bold }) : t.rich("decide.as", { post: acts.post, b: bold })}</p>
            <p>{acts.next ? t("decide.next", { name: acts.next }) : t("decide.last")}</p>
          </>
        }
        others={acts.editText ? <ButtonLink kind="plain" href={`/documents/${acts.id}/edit`}>{t("editor.review")}</ButtonLink> : null}
        kept={kept}
        at={at}
      />
    );
  }
  if (!acts.edit && !acts.recall && !acts.redraft) return null;
  return (
    <section aria-label={t("title")} className="no-print sticky bottom-14 z-20 flex flex-wrap gap-2 border-t border-line2 bg-bg px-4 py-3 md:bottom-0 md:px-6">
      {acts.edit ? <ButtonLink kind="primary" href={`/documents/${acts.id}/edit`}>{t("edit")}</ButtonLink> : null}
      {acts.recall ? (
        <ActForm action={`/api/v1/documents/${acts.id}/recalls`} done={t("decide.recalled")} at={at} kept={kept}>
          <Button type="submit">{t("recall")}</Button>
        </ActForm>
      ) : null}
      {acts.redraft ? (
        <ActForm action={`/api/v1/documents/${acts.id}/redrafts`} to="/documents/:id/edit" at={at} kept={kept}>
          <Button type="submit">{t("redraft")}</Button>
        </ActForm>
      ) : null}
      {acts.discard ? (
        <details className="relative" name="discard">
          <summary className={buttonStyle("danger", "usual", "select-none")}>{t("discard")}</summary>
          <div className="absolute bottom-full left-0 mb-2 w-[min(320px,calc(100vw-2rem))] rounded-panel border-2 border-bad bg-bg p-4 shadow-float">
            <p className="mb-3 text-row font-semibold">{t("discardSure")}</p>
            <ActForm action={`/api/v1/documents/${acts.id}/discards`} to="/documents" done={t("did.discarded")} at={at} kept={kept} label={t("discard")}>
              <Button type="submit" kind="danger">{t("discardYes")}</Button>
            </ActForm>
          </div>
        </details>
      ) : null}
    </section>
  );
}
