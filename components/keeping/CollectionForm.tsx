import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Checkbox } from "#components/ui/Checkbox.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { longestOf } from "#lib/keeping/collection-rules.ts";

/**
 * Problem: a collection is made, or its title, note and sharing are changed.
 * Parameters: collection (null: a new one), kept.
 * Example: <CollectionForm collection={null} kept={kept} />
 */
export function CollectionForm({ collection, kept }: { collection: { id: string; title: string; note: string; shared: boolean } | null; kept: Kept | null }) {
  const t = useTranslations("keeping.collections");
  const at = collection ? `/search/collections/${collection.id}` : "/search/collections";
  return (
    <ActForm
      key={collection ? `${collection.title} ${collection.note} ${collection.shared}` : "new"}
      action={collection ? `/api/v1/collections/${collection.id}/changes` : "/api/v1/collections"}
      to="/search/collections/:id"
      at={at}
      values={{ form: "collection" }}
      done={t(collection ? "changed" : "made")}
      kept={kept}
      label={t(collection ? "change" : "make")}
      className="grid max-w-[560px] gap-3"
    >
      <TextField name="title" label={t("name")} maxLength={longestOf.title} defaultValue={collection?.title ?? ""} />
      <TextArea name="note" label={t("note")} hint={t("noteHint")} rows={3} maxLength={longestOf.note} defaultValue={collection?.note ?? ""} />
      <Checkbox name="shared" label={t("share")} hint={t("shareHint")} defaultChecked={collection?.shared ?? false} />
      <div><Button type="submit" kind="primary">{t("save")}</Button></div>
    </ActForm>
  );
}
