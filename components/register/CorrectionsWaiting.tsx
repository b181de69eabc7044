import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import { GroupHead, Row } from "#components/ui/Row.tsx";

/** Requests for corrections that wait for a records officer, in My day. */
export function CorrectionsWaiting({ count }: { count: number }) {
  const t = useTranslations("register.waits");
  if (count === 0) return null;
  return (
    <section aria-label={t("title")}>
      <GroupHead label={t("title")} count={count} />
      <ul>
        <Row href="/records/corrections" badge={<Badge tone="now">{t("badge")}</Badge>} title={t("corrections", { count })} />
      </ul>
    </section>
  );
}
