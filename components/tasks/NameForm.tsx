"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import type { Option } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";

/** The head of the unit puts a post in charge from a day on. */
export function NameForm({ taskId, posts, kept }: { taskId: string; posts: readonly Option[]; kept: Kept | null }) {
  const t = useTranslations("tasks");
  return (
    <ActForm action={`/api/v1/tasks/${taskId}/people`} done={t("named")} kept={kept} label={t("name")} className="no-print mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-[8rem_1fr_11rem_auto] lg:items-end">
      <SelectField name="role" label={t("roleLabel")} options={[{ value: "main", label: t("role.main") }, { value: "deputy", label: t("role.deputy") }]} />
      <SelectField name="postId" label={t("post")} options={posts} placeholder />
      <TextField name="from" type="date" label={t("from")} hint={t("fromHint")} optional />
      <Button type="submit">{t("name")}</Button>
    </ActForm>
  );
}
