import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Prose } from "#components/frame/Prose.tsx";

const sections = ["what", "who", "cookies", "rights"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("frame.pages.privacy"))("title") };
}

export default async function Privacy() {
  const t = await getTranslations("frame.pages.privacy");
  return <Prose title={t("title")} lead={t("lead")} sections={sections.map((key) => ({ title: t(`sections.${key}.title`), text: [t(`sections.${key}.text`)] }))} />;
}
