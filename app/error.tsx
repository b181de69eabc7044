"use client";
import { useTranslations } from "next-intl";
import { ErrorPage } from "#components/frame/ErrorPage.tsx";
import { Button, ButtonLink } from "#components/ui/Button.tsx";

export default function Failed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("frame.errors");
  return (
    <main id="main">
    <ErrorPage title={t("failedTitle")} text={t("failedText")} {...(error.digest ? { note: t("failedCode", { digest: error.digest }) } : {})}>
      <Button kind="primary" size="calm" onClick={reset}>{t("again")}</Button>
      <ButtonLink href="/my-day" size="calm">{t("home")}</ButtonLink>
    </ErrorPage>
    </main>
  );
}
