import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Prose } from "#components/frame/Prose.tsx";

const sections = ["how", "checked", "limits", "tell"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("frame.pages.accessibility"))("title") };
}

export default async function Accessibility() {
  const t = await getTranslations("frame.pages.accessibility");
  return <Prose title={t("title")} lead={t("lead")} sections={sections.map((key) => ({ title: t(`sections.${key}.title`), text: [t(`sections.${key}.text`)] }))} />;
}
