"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Field, controlStyle } from "#components/ui/Field.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { TextField } from "#components/ui/TextField.tsx";

export interface SynonymsImported {
  added: number;
  same: number;
  failed: number;
  errors: readonly { line: number; reason: string }[];
}

/**
 * Problem: words that mean the same are added one line at a time, or many from a file.
 * Example: <SynonymForms kept={kept} imported={null} />
 */
export function SynonymForms({ kept, imported }: { kept: Kept | null; imported: SynonymsImported | null }) {
  const t = useTranslations("search.synonyms");
  const [answer, setAnswer] = useState(imported);
  const importing = kept !== null && !("words" in kept.values);
  return (
    <div className="grid gap-8">
      <ActForm action="/api/v1/synonyms" done={t("kept")} reset kept={importing ? null : kept} label={t("add")} className="grid max-w-[560px] gap-3">
        <TextField name="words" label={t("words")} hint={t("wordsHint")} maxLength={1240} />
        <Button type="submit" kind="primary" className="w-fit">{t("add")}</Button>
      </ActForm>
      <ActForm files action="/api/v1/synonyms/imports" to="/admin/synonyms?added=:added&same=:same&failed=:failed" kept={importing ? kept : null} label={t("import")} className="grid max-w-[560px] gap-3" onDone={(body) => setAnswer(body as unknown as SynonymsImported)}>
        <Field name="file" label={t("file")} hint={t("fileHint")}>
          {(control) => <input type="file" accept=".csv,text/csv" {...control} className={`${controlStyle} py-1.5 text-row file:mr-3 file:min-h-8 file:rounded-control file:border file:border-solid file:border-control file:bg-bg file:px-2.5 file:font-semibold file:text-text`} />}
        </Field>
        <Button type="submit" className="w-fit">{t("import")}</Button>
      </ActForm>
      <div aria-live="polite">
        {answer ? (
          <Notice>
            {t("imported", { added: answer.added, same: answer.same, failed: answer.failed })}
            {answer.errors.length > 0 ? <span className="block text-meta">{t("errorLines", { lines: answer.errors.slice(0, 20).map((error) => error.line).join(", ") })}</span> : null}
          </Notice>
        ) : null}
      </div>
    </div>
  );
}

/** Takes one line away. */
export function RemoveSynonym({ id, words }: { id: string; words: string }) {
  const t = useTranslations("search.synonyms");
  return (
    <ActForm action={`/api/v1/synonyms/${id}/removals`} done={t("removed")} kept={null}>
      <Button type="submit" size="dense">{t("remove")}<span className="sr-only"> {words}</span></Button>
    </ActForm>
  );
}
