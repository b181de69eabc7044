import { useTranslations } from "next-intl";
import { Tabs } from "#components/ui/Tabs.tsx";

/** What stands beside the search: what one saved, what one collected. */
export function KeepingTabs({ current }: { current: "saved" | "collections" }) {
  const t = useTranslations();
  return (
    <Tabs
      label={t("search.title")}
      items={[
        { href: "/search", label: t("search.title") },
        { href: "/search/saved", label: t("keeping.title"), current: current === "saved" },
        { href: "/search/collections", label: t("keeping.collections.title"), current: current === "collections" },
      ]}
    />
  );
}
