import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import { GroupHead, Row } from "#components/ui/Row.tsx";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { WaitingBatch } from "#lib/inbox/rules.ts";
import type { WaitingShown } from "./WaitingList.tsx";

/**
 * Problem: documents drafted together (rule 5) wait: each batch leads to the place where all of it is read and decided.
 * Example: <BatchesWaiting batches={batches} language="ko" />
 */
export function BatchesWaiting({ batches, language }: { batches: readonly WaitingBatch<WaitingShown>[]; language: Language }) {
  const t = useTranslations("inbox");
  const d = useTranslations("documents");
  if (batches.length === 0) return null;
  return (
    <section aria-label={t("batches")}>
      <GroupHead label={t("batches")} count={batches.length} />
      <ul>
        {batches.map(({ id, first, count }) => (
          <Row
            key={id}
            href={`/documents/batches/${id}/reading`}
            badge={<Badge tone="now">{t("readTogether")}</Badge>}
            title={t("batchTitle", { title: first.title, more: count - 1 })}
            meta={[d("drafter", { name: nameOf({ nameKo: first.drafterNameKo, nameEn: first.drafterNameEn }, language) }), nameOf({ nameKo: first.departmentNameKo, nameEn: first.departmentNameEn }, language)].join(" · ")}
            end={t("batchCount", { count })}
          />
        ))}
      </ul>
    </section>
  );
}
