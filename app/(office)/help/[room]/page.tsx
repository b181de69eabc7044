import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { GuideText } from "#components/desk/GuideText.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { guideOf } from "#lib/desk/guides.ts";
import { isHelpRoom } from "#lib/desk/rules.ts";
import { currentLanguage, pageContext } from "../../../current.ts";

type Props = { params: Promise<{ room: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { room } = await params;
  return isHelpRoom(room) ? { title: (await guideOf(room, await currentLanguage())).title } : {};
}

/** The help page of one room. */
export default async function HelpOfRoom({ params }: Props) {
  const { room } = await params;
  if (!isHelpRoom(room)) notFound();
  const { language } = await pageContext();
  const [guide, t] = await Promise.all([guideOf(room, language), getTranslations("frame")]);
  return (
    <>
      <PageHeader title={guide.title} crumbs={[{ label: t("entries.help"), href: "/help" }]} />
      <div className="px-4 pt-2 pb-12 md:px-6">
        <GuideText blocks={guide.blocks} />
      </div>
    </>
  );
}
