"use client";
import { CircleQuestionMark } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname } from "next/navigation";
import { AppLink } from "#components/ui/AppLink.tsx";
import { SidePanel } from "#components/ui/SidePanel.tsx";
import { helpRoomOf } from "#lib/desk/rules.ts";
import { ReportForm } from "./ReportForm.tsx";

/** Help of this page beside it, and telling what does not work. */
export function HelpPanel() {
  const t = useTranslations("desk");
  const path = usePathname();
  const room = helpRoomOf(path);
  return (
    <SidePanel
      title={t("panelTitle")}
      trigger={
        <button type="button" aria-label={t("panelTitle")} className="inline-flex size-11 items-center justify-center rounded-control hover:bg-sunken md:size-9">
          <CircleQuestionMark aria-hidden className="size-5" />
        </button>
      }
    >
      <h3 className="text-row font-semibold">{t("helpOf")}</h3>
      <p className="mt-1 text-row text-text2">{t(`lead.${room}`)}</p>
      <AppLink href={`/help/${room}`} prose className="mt-2 inline-block text-row">
        {t("openHelp")}
      </AppLink>
      <div className="mt-6 border-t border-line pt-6">
        <h3 className="text-row font-semibold">{t("reportTitle")}</h3>
        <p className="mt-1 mb-3 text-row text-text2">{t("reportLead")}</p>
        <ReportForm page={path} />
        <AppLink href="/problems" prose className="mt-4 inline-block text-row">
          {t("myReports")}
        </AppLink>
      </div>
    </SidePanel>
  );
}
