import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import { GroupHead, Row } from "#components/ui/Row.tsx";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";

export interface LookShown {
  id: string;
  title: string;
  note: string;
  drafterNameKo: string;
  drafterNameEn: string;
  departmentNameKo: string;
  departmentNameEn: string;
  since: Date;
}

export interface CommentsShown {
  id: string;
  title: string;
  comments: number;
  nameKo: string;
  nameEn: string;
  since: Date;
}

/** Drafts that somebody was asked to look at before they are submitted, and what others said of one's own, in My day. */
export function LooksWaiting({ items, comments, language, today }: { items: readonly LookShown[]; comments: readonly CommentsShown[]; language: Language; today: Day }) {
  const t = useTranslations("inbox");
  const d = useTranslations("documents");
  if (items.length + comments.length === 0) return null;
  return (
    <section aria-label={t("looks")}>
      <GroupHead label={t("looks")} count={items.length + comments.length} />
      <ul>
        {items.map((item) => (
          <Row
            key={item.id}
            href={`/documents/${item.id}?tab=consult`}
            badge={<Badge tone="now">{t("look")}</Badge>}
            title={item.title || d("untitled")}
            meta={[d("drafter", { name: nameOf({ nameKo: item.drafterNameKo, nameEn: item.drafterNameEn }, language) }), nameOf({ nameKo: item.departmentNameKo, nameEn: item.departmentNameEn }, language), item.note].filter(Boolean).join(" · ")}
            end={formatInstant(item.since, language, today)}
          />
        ))}
        {comments.map((item) => (
          <Row
            key={item.id}
            href={`/documents/${item.id}?tab=consult`}
            badge={<Badge tone="now">{t("comments")}</Badge>}
            title={item.title || d("untitled")}
            meta={t("commentsFrom", { name: nameOf(item, language), count: item.comments })}
            end={formatInstant(item.since, language, today)}
          />
        ))}
      </ul>
    </section>
  );
}
