"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";

const fold = "[&>summary]:inline-flex [&>summary]:min-h-11 [&>summary]:cursor-pointer [&>summary]:items-center [&>summary]:text-row [&>summary]:text-link [&>summary]:underline md:[&>summary]:min-h-8";

/** `what` is held: a record file or a document. */
export function PlaceHold({ what, at, kept }: { what: { recordFileId: string } | { documentId: string }; at: string; kept: Kept | null }) {
  const t = useTranslations("register.files");
  return (
    <details className={fold} open={kept !== null}>
      <summary>{t("hold")}</summary>
      <ActForm action="/api/v1/record-holds" values={{ ...what, _form: "hold" }} at={at} kept={kept} done={t("holdDone")} label={t("hold")} className="mt-1 grid gap-2">
        <TextArea name="reason" label={t("holdReason")} rows={2} maxLength={1000} />
        <div><Button type="submit">{t("hold")}</Button></div>
      </ActForm>
    </details>
  );
}

export function ReleaseHold({ id, at, kept }: { id: string; at: string; kept: Kept | null }) {
  const t = useTranslations("register.files");
  return (
    <details className={fold} open={kept !== null}>
      <summary>{t("release")}</summary>
      <ActForm action={`/api/v1/record-holds/${id}/releases`} values={{ _form: `release ${id}` }} at={at} kept={kept} done={t("releaseDone")} label={t("release")} className="mt-1 grid gap-2">
        <TextArea name="reason" label={t("releaseReason")} rows={2} maxLength={1000} />
        <div><Button type="submit">{t("release")}</Button></div>
      </ActForm>
    </details>
  );
}

/** Disclosure and filing of a closed file were looked at. */
export function MarkReviewed({ id, at, kept }: { id: string; at: string; kept: Kept | null }) {
  const t = useTranslations("register.files");
  return (
    <ActForm action={`/api/v1/record-files/${id}/reviews`} values={{ _form: "review" }} at={at} kept={kept} done={t("reviewDone")} label={t("review")} className="mt-2 grid gap-2">
      <TextArea name="note" label={t("reviewNote")} optional rows={2} maxLength={1000} />
      <div><Button type="submit">{t("review")}</Button></div>
    </ActForm>
  );
}
