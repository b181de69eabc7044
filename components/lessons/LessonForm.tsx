import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { longest } from "#lib/lessons/rules.ts";

interface Written {
  title: string;
  problem: string;
  tried: string;
  keep: string;
}

/**
 * Problem: a lesson is written in four short answers, and again when it came back.
 * Example: <LessonForm action="/api/v1/lessons" values={{ recordKind: "task", recordId: id }} to="/lessons/:id" at={at} kept={kept} published={false} />
 */
export function LessonForm({ action, values, to, at, kept, written, published }: { action: string; values?: Readonly<Record<string, string>>; to?: string; at: string; kept: Kept | null; written?: Written; published: boolean }) {
  const t = useTranslations("lessons");
  return (
    <ActForm action={action} at={at} kept={kept} done={t(published ? "published" : "handedIn")} label={t("write")} className="grid gap-4" {...(values ? { values } : {})} {...(to ? { to } : {})}>
      <TextField name="title" label={t("title")} hint={t("titleHint")} maxLength={longest.title} defaultValue={written?.title} />
      <TextArea name="problem" label={t("problem")} hint={t("problemHint")} rows={3} maxLength={longest.text} defaultValue={written?.problem} />
      <TextArea name="tried" label={t("tried")} hint={t("triedHint")} rows={3} maxLength={longest.text} optional defaultValue={written?.tried} />
      <TextArea name="keep" label={t("keep")} hint={t("keepHint")} rows={3} maxLength={longest.text} defaultValue={written?.keep} />
      <p className="text-meta text-text2">{t(published ? "publishedAtOnce" : "reviewFirst")}</p>
      <div><Button type="submit" kind="primary">{t(published ? "publish" : "handIn")}</Button></div>
    </ActForm>
  );
}
