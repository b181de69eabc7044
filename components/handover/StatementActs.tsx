"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { sections } from "#lib/handover/rules.ts";

export interface Signing {
  act: "handOver" | "takeOver" | "witness";
  /** Why not yet; null when it may be signed now. */
  reason: string | null;
}

const paths = { handOver: "handings-over", takeOver: "takings-over", witness: "witnessings" } as const;

/** What is done with the statement as a whole: own lines, building anew, the signature of whoever looks. */
export function StatementActs({ id, at, prepares, signing, kept }: { id: string; at: string; prepares: boolean; signing: Signing | null; kept: Kept | null }) {
  const t = useTranslations("handover");
  const base = `/api/v1/handovers/${id}`;
  return (
    <div className="no-print mt-5 grid gap-4 border-t border-line2 pt-4">
      {prepares ? (
        <>
          <ActForm action={`${base}/lines`} at={at} done={t("addDone")} kept={kept?.values["section"] ? kept : null} reset label={t("add")} className="grid gap-3">
            <SelectField name="section" label={t("addSection")} options={sections.map((value) => ({ value, label: t(`section.${value}`) }))} defaultValue="4" />
            <TextArea name="text" label={t("addText")} rows={2} maxLength={2000} />
            <div><Button type="submit">{t("add")}</Button></div>
          </ActForm>
          <ActForm action={`${base}/rebuildings`} at={at} done={t("rebuildDone")} label={t("rebuild")}>
            <Button type="submit" kind="plain">{t("rebuild")}</Button>
          </ActForm>
        </>
      ) : null}
      {signing ? (
        <ActForm action={`${base}/${paths[signing.act]}`} at={at} done={t(`${signing.act}Done`)} label={t(signing.act)}>
          <Button type="submit" kind={signing.reason === null ? "primary" : "usual"} reason={signing.reason}>{t(signing.act)}</Button>
        </ActForm>
      ) : null}
    </div>
  );
}

/** Makes the statement of an appointment. */
export function MakeStatement({ appointmentId, to, label }: { appointmentId: string; to: string; label?: string }) {
  const t = useTranslations("handover");
  return (
    <ActForm action="/api/v1/handovers" values={{ appointmentId }} to={to} done={t("made")} label={label ?? t("make")}>
      <Button type="submit" size="dense">{t("make")}</Button>
    </ActForm>
  );
}

/** Marks a document of the reading list as read. */
export function MarkRead({ id, documentId, title }: { id: string; documentId: string; title: string }) {
  const t = useTranslations("handover");
  return (
    <ActForm action={`/api/v1/handovers/${id}/readings`} values={{ documentId }} done={t("marked")} label={`${t("mark")}: ${title}`}>
      <Button type="submit" kind="plain" size="dense">{t("mark")}</Button>
    </ActForm>
  );
}
