import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { retentionText } from "#components/register/words.ts";
import { Badge } from "#components/ui/Badge.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Row } from "#components/ui/Row.tsx";
import { RowKeys } from "#components/ui/RowKeys.tsx";
import { formatDay } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { disposalList } from "#lib/register/appraisals.ts";
import { countCorrectionsWaiting } from "#lib/register/requests.ts";
import { pageContext } from "#app/current.ts";
import { RecordsHead } from "../head.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("register"))("tabs.disposals") };
}

/** Record files whose retention ended, each with the step whose turn it is. */
export default async function Disposals() {
  const [{ db, actor, today, language }, t] = await Promise.all([pageContext(), getTranslations("register")]);
  const [list, waiting] = await Promise.all([disposalList(db, actor, undefined, today), countCorrectionsWaiting(db, actor)]);
  return (
    <>
      <RecordsHead current="disposals" waiting={waiting} lead={t("disposal.lead")} />
      <ul id="disposals" className="mt-4 border-t border-line">
        {list.map(({ file, next, refused, held }) => (
          <Row
            key={file.id}
            href={`/records/files/${file.id}`}
            badge={held ? <Badge tone="bad">{t("disposal.onHold")}</Badge> : <Badge tone={next === null ? "grey" : refused === null ? "now" : "warn"}>{t(`disposal.next.${next ?? "none"}`)}</Badge>}
            title={`${file.year} ${nameOf({ nameKo: file.taskKo, nameEn: file.taskEn }, language)}`}
            meta={[nameOf({ nameKo: file.unitKo, nameEn: file.unitEn }, language), `${t("column.documents")} ${file.documents}`, `${t("column.retention")} ${retentionText(file.retention, (key, values) => t(key as "semi", values as never))}`].join(" · ")}
            end={file.keptUntil ? `${t("column.kept")} ${formatDay(file.keptUntil, language)}` : ""}
          />
        ))}
      </ul>
      <RowKeys within="#disposals" />
      {list.length === 0 ? <EmptyState title={t("disposal.none")}>{t("disposal.noneHint")}</EmptyState> : null}
    </>
  );
}
