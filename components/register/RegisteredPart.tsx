import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import type { ShownCorrection } from "./CorrectionLines.tsx";

export interface RegisteredFields {
  id: string;
  file: { href: string; label: string } | null;
  corrections: readonly ShownCorrection[];
  destroyed: boolean;
}

/** Below the management part of a card: the record file, and what was corrected with both sides. */
export function RegisteredPart({ registered }: { registered: RegisteredFields }) {
  const t = useTranslations("register");
  const link = "inline-flex min-h-6 items-center text-link underline";
  return (
    <>
      <dl className="mt-2 grid grid-cols-[88px_1fr] gap-x-3 gap-y-2 text-row">
        {registered.file ? (
          <>
            <dt className="text-text2">{t("card.file")}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]"><AppLink className={link} href={registered.file.href}>{registered.file.label}</AppLink></dd>
          </>
        ) : null}
        <dt className="text-text2">{t("card.corrections")}</dt>
        <dd className="min-w-0 [overflow-wrap:anywhere]">
          <ul className="grid gap-2">
            {registered.corrections.filter((line) => line.outcome !== "refused").map((line) => (
              <li key={line.id}>
                <span className="text-text2">{t(`field.${line.field as "title"}`)} · {t(`correction.outcome.${line.outcome}`)}</span>
                <br />
                <del>{line.before}</del> → <ins className="no-underline">{line.after}</ins>
              </li>
            ))}
          </ul>
          <AppLink className={link} href={`/documents/${registered.id}/correction`}>{t("correction.open")}</AppLink>
        </dd>
      </dl>
    </>
  );
}

/** In place of the text of a document that was disposed of. */
export function DocumentGone({ fileHref }: { fileHref: string | null }) {
  const t = useTranslations("register.gone");
  return (
    <div className="mx-auto max-w-[800px]">
      <Notice tone="warn" title={t("title")}>
        <p>{t("text")}</p>
        {fileHref ? <p className="mt-2"><AppLink className="text-link underline" href={fileHref}>{t("file")}</AppLink></p> : null}
      </Notice>
    </div>
  );
}
