import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AppLink } from "#components/ui/AppLink.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { guideOf } from "#lib/desk/guides.ts";
import { helpRooms } from "#lib/desk/rules.ts";
import { pageContext } from "../../current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("frame"))("entries.help") };
}

/** All help pages, one per room. */
export default async function Help() {
  const { language } = await pageContext();
  const [t, frame] = await Promise.all([getTranslations("desk"), getTranslations("frame")]);
  const guides = await Promise.all(helpRooms.map(async (room) => ({ room, title: (await guideOf(room, language)).title })));
  return (
    <>
      <PageHeader title={frame("entries.help")} actions={<AppLink href="/problems" prose>{t("myReports")}</AppLink>} />
      <ul className="mt-4 border-t border-line">
        {guides.map(({ room, title }) => (
          <li key={room} className="border-b border-line">
            <AppLink href={`/help/${room}`} className="block px-4 py-3 outline-offset-[-3px] hover:bg-sunken md:px-6">
              <span className="block text-row font-semibold">{title}</span>
              <span className="block text-meta text-text2">{t(`lead.${room}`)}</span>
            </AppLink>
          </li>
        ))}
      </ul>
    </>
  );
}
