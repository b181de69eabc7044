import { getTranslations } from "next-intl/server";
import { ErrorPage } from "#components/frame/ErrorPage.tsx";
import Public from "./(public)/layout.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";

/** Missing and forbidden look alike. */
export default async function NotFound() {
  const t = await getTranslations("frame.errors");
  return (
    <Public>
    <ErrorPage title={t("notFoundTitle")} text={t("notFoundText")}>
      <ButtonLink href="/my-day" size="calm">{t("home")}</ButtonLink>
      <ButtonLink href="/search" size="calm" kind="plain">{t("notFoundWay")}</ButtonLink>
    </ErrorPage>
    </Public>
  );
}
