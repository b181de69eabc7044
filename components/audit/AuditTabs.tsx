import { useTranslations } from "next-intl";
import { Tabs } from "#components/ui/Tabs.tsx";

/**
 * Problem: what people did and what they read are two logs of one page.
 * Example: <AuditTabs current="reads" />
 */
export function AuditTabs({ current }: { current: "acts" | "reads" }) {
  const t = useTranslations("audit.tabs");
  return (
    <div className="mt-3">
      <Tabs label={t("label")} items={[{ href: "/history", label: t("acts"), current: current === "acts" }, { href: "/history/reads", label: t("reads"), current: current === "reads" }]} />
    </div>
  );
}
