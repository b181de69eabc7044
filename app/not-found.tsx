import { getTranslations } from "next-intl/server";
import { ErrorPage } from "#components/frame/ErrorPage.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";

/** Missing and forbidden look alike. */
export default async function NotFound() {
  const t = await getTranslations("frame.errors");
  return (
    <main id="main">
    <ErrorPage title={t("notFoundTitle")} text={t("notFoundText")}>
      <ButtonLink href="/my-day" size="calm">{t("home")}</ButtonLink>
      <ButtonLink href="/search" size="calm" kind="plain">{t("notFoundWay")}</ButtonLink>
    </ErrorPage>
    </main>
  );
}
