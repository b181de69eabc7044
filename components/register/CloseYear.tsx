"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Checkbox } from "#components/ui/Checkbox.tsx";

/** The records officer closes a unit's year in one act, which says what goes over. */
export function CloseYear({ unit, year, underWay, at, kept }: { unit: string; year: number; underWay: number; at: string; kept: Kept | null }) {
  const t = useTranslations("register.files");
  return (
    <section aria-label={t("closeTitle")} className="rounded-panel border border-line2 p-4">
      <h2 className="text-section font-semibold">{t("closeTitle")}</h2>
      <p className="mt-1 text-row text-text2">{t("closeLead")}</p>
      <ActForm action="/api/v1/record-files/closings" values={{ unit, year }} at={at} kept={kept} done={t("closeDone")} label={t("close", { year: String(year) })} className="mt-3 grid gap-3">
        {underWay > 0 ? <Checkbox name="carry" label={t("carry", { count: underWay })} /> : null}
        <div><Button type="submit" kind="primary">{t("close", { year: String(year) })}</Button></div>
      </ActForm>
    </section>
  );
}
