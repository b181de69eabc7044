import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";

export interface EditShown {
  n: number;
  /** Who edited. */
  author: string;
  answer: { name: string; when: string; accepted: boolean; text: string } | null;
}

/**
 * Problem: what a reviewer changed is answered by the drafter, once a version, beside the comparison.
 * Example: <EditAnswers id={id} edits={edits} answers at={`/documents/${id}?tab=compare`} kept={kept} />
 */
export function EditAnswers({ id, edits, answers, at, kept }: { id: string; edits: readonly EditShown[]; answers: boolean; at: string; kept: Kept | null }) {
  const t = useTranslations("documents.answers");
  const d = useTranslations("documents");
  if (edits.length === 0) return null;
  return (
    <section aria-label={t("title")} className="mx-auto mt-6 grid max-w-[800px] gap-3">
      <h2 className="text-row font-semibold">{t("title")}</h2>
      {edits.map(({ n, author, answer }) => (
        <div key={n} className="rounded-badge border border-line bg-bg p-4">
          <p className="text-row"><strong>{d("version", { n })}</strong> <span className="text-text2">{t("editedBy", { name: author })}</span></p>
          {answer ? (
            <div className="mt-2 border-l-2 border-line2 pl-3">
              <p className="text-meta text-text2"><strong className="text-text">{answer.name}</strong> {t(answer.accepted ? "accepted" : "said")} · {answer.when}</p>
              {answer.text ? <p className="text-row whitespace-pre-wrap [overflow-wrap:anywhere]">{answer.text}</p> : null}
            </div>
          ) : answers ? (
            <ActForm action={`/api/v1/documents/${id}/versions/${n}/answers`} done={t("done")} at={at} kept={kept} label={t("answerTo", { n })} className="mt-3 grid gap-3">
              <SelectField name="accepted" label={t("kind")} options={[{ value: "yes", label: t("accept") }, { value: "no", label: t("say") }]} defaultValue="yes" />
              <TextArea name="text" label={t("text")} rows={2} maxLength={2000} />
              <div><Button type="submit">{t("send")}</Button></div>
            </ActForm>
          ) : (
            <p className="mt-1 text-meta text-text2">{t("none")}</p>
          )}
        </div>
      ))}
    </section>
  );
}
