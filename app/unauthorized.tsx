import { getTranslations } from "next-intl/server";
import { ErrorPage } from "#components/frame/ErrorPage.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";

export default async function Unauthorized() {
  const t = await getTranslations("frame.errors");
  return (
    <main id="main">
    <ErrorPage title={t("unauthorizedTitle")} text={t("unauthorizedText")}>
      <ButtonLink href="/sign-in" kind="primary" size="calm">{t("signIn")}</ButtonLink>
    </ErrorPage>
    </main>
  );
}
