import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { longestOf } from "#lib/keeping/collection-rules.ts";

/**
 * Problem: a record is added to one of the collections of one's posts, or to a new one.
 * Example: <AddForm kind="document" id={id} at={address} collections={[{ id, title: "먼저 읽을 것" }]} kept={kept} />
 */
export function AddForm({ kind, id, at, collections, kept }: { kind: string; id: string; at: string; collections: readonly { id: string; title: string }[]; kept: Kept | null }) {
  const t = useTranslations("keeping.collections");
  return (
    <ActForm action="/api/v1/collection-items" to="/search/collections/:id" at={at} values={{ kind, recordId: id }} done={t("added")} kept={kept} label={t("add")} className="grid max-w-[560px] gap-4">
      {collections.length > 0 ? <SelectField name="collectionId" label={t("into")} placeholder={t("newOne")} defaultValue={collections[0]?.id ?? ""} options={collections.map((one) => ({ value: one.id, label: one.title }))} /> : null}
      <TextField name="title" label={t("newName")} hint={collections.length > 0 ? t("newHint") : undefined} maxLength={longestOf.title} />
      <TextArea name="note" label={t("itemNote")} hint={t("itemNoteHint")} rows={3} maxLength={longestOf.note} />
      <div><Button type="submit" kind="primary">{t("put")}</Button></div>
    </ActForm>
  );
}
