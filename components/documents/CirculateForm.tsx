"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Combobox } from "#components/ui/Combobox.tsx";
import type { Choice } from "#components/ui/Combobox.tsx";

/**
 * Problem: naming who is to read a decided document (공람), one after another by typing; without JavaScript one at a time.
 * Example: <CirculateForm action={`/api/v1/documents/${id}/circulations`} to={`/documents/${id}`} posts={posts} at={at} kept={kept} />
 */
export function CirculateForm({ action, to, posts, at, kept }: { action: string; to: string; posts: readonly Choice[]; at: string; kept: Kept | null }) {
  const t = useTranslations("documents.routing");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const named = (id: string) => posts.find((post) => post.value === id)?.label ?? id;
  return (
    <ActForm action={action} to={to} done={t("circulated")} at={at} kept={kept} className="grid gap-3">
      {chosen.length > 0 ? (
        <ul className="flex flex-wrap gap-2">
          {chosen.map((id, n) => (
            <li key={id}>
              <input type="hidden" name={`postIds[${n}]`} value={id} />
              <button type="button" aria-label={t("removeReader", { name: named(id) })} onClick={() => setChosen(chosen.filter((one) => one !== id))} className="inline-flex min-h-11 items-center gap-1.5 rounded-control border border-control px-2.5 text-row hover:bg-sunken md:min-h-8">
                {named(id)} <X aria-hidden className="size-4" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <Combobox key={chosen.length} name={chosen.length === 0 ? "postIds[0]" : "reader"} label={t("reader")} placeholder={t("readerHint")} choices={posts.filter((post) => !chosen.includes(post.value))} onChoose={(value) => (value ? setChosen([...chosen, value]) : undefined)} />
      <div>
        <Button type="submit" kind="primary">{t("circulateNow")}</Button>
      </div>
    </ActForm>
  );
}
