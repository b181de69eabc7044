import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { longest } from "#lib/keeping/rules.ts";
import type { Question } from "#lib/keeping/rules.ts";
import { AlertFields } from "./AlertFields.tsx";
import { QuestionFields } from "./QuestionFields.tsx";

/**
 * Problem: the search on the page is kept under a name, with an alert if wished.
 * Example: <SaveSearch question={question} at="/search?q=예산" unit="혁신기획과" kept={kept} />
 */
export function SaveSearch({ question, at, unit, kept }: { question: Question; at: string; unit: string | null; kept: Kept | null }) {
  const t = useTranslations("keeping");
  // Longer addresses are no way back.
  const short = at.length < 1_900;
  return (
    <ActForm action="/api/v1/saved-searches" to={short ? `${at}&saved=:id` : "/search/saved"} at={short ? at : "/search"} done={t("saved")} kept={kept} label={t("save")} className="grid max-w-[480px] gap-3">
      <QuestionFields question={question} />
      <TextField name="name" label={t("name")} maxLength={longest.name} defaultValue={question.q.slice(0, longest.name)} />
      <AlertFields alert="none" shared={false} unit={unit} />
      <div><Button type="submit" kind="primary">{t("keep")}</Button></div>
    </ActForm>
  );
}
