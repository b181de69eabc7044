import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import type { Tone } from "#components/ui/Badge.tsx";
import { DueText } from "#components/ui/DueText.tsx";
import { GroupHead, Row } from "#components/ui/Row.tsx";
import { formatDay, formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";
import { ChosenRow } from "#components/documents/ChosenRow.tsx";
import { approvable, promises } from "#lib/inbox/rules.ts";
import type { Promised, Waits } from "#lib/inbox/rules.ts";

export interface WaitingShown {
  id: string;
  waits: Waits;
  promised: Promised;
  title: string;
  departmentNameKo: string;
  departmentNameEn: string;
  drafterNameKo: string;
  drafterNameEn: string;
  due: Day | null;
  since: Date;
  onBehalfOf: string;
  acting: boolean;
  postNameKo: string;
  postNameEn: string;
  held: boolean;
  reminded: Day | null;
  version: number;
  opened: boolean;
  batchId: string | null;
  batchPlace: number | null;
}

export const tones: Record<Waits, Tone> = { decide: "now", review: "now", cooperate: "now", confirm: "now", sign: "now", read: "grey", returned: "bad", recalled: "grey" };

/** What was opened as it stands may be approved together with others. */
export const mayChoose = (item: Pick<WaitingShown, "opened" | "waits">): boolean => item.opened && approvable(item.waits);

/**
 * Problem: what waits, in groups by promise; each row opens beside the list, and what was opened may be chosen.
 * Parameters: items, those that are drawn; among, all of the list, by which the groups are counted.
 * Example: <WaitingList items={items.slice(0, 100)} among={items} openId={null} hrefOf={(id) => `/my-day?open=${id}`} language="ko" today={today} />
 */
export function WaitingList({ items, among, openId, hrefOf, language, today }: { items: readonly WaitingShown[]; among: readonly Pick<WaitingShown, "promised">[]; openId: string | null; hrefOf: (id: string) => string; language: Language; today: Day }) {
  const t = useTranslations("inbox");
  const d = useTranslations("documents");
  const chosen = items.filter(mayChoose);
  return (
    <div id="waiting">
      {promises.map((promised) => {
        const group = items.filter((item) => item.promised === promised);
        if (group.length === 0) return null;
        return (
          <section key={promised}>
            <GroupHead label={t(`promised.${promised}`)} count={among.filter((item) => item.promised === promised).length} />
            <ul>
            {group.map((item) => (
              <Row
                key={item.id}
                href={hrefOf(item.id)}
                current={item.id === openId}
                {...(chosen.length > 0 ? { before: mayChoose(item) ? <ChosenRow at={chosen.indexOf(item)} id={item.id} title={item.title} values={{ version: item.version }} /> : null } : {})}
                badge={<Badge tone={tones[item.waits]}>{t(`waits.${item.waits}`)}</Badge>}
                title={item.title}
                meta={[
                  item.onBehalfOf ? t("for", { name: item.onBehalfOf }) : item.acting ? t("actingAt", { post: nameOf({ nameKo: item.postNameKo, nameEn: item.postNameEn }, language) }) : null,
                  item.held ? t("held") : null,
                  item.reminded ? t("reminded", { day: formatDay(item.reminded, language, today) }) : null,
                  d("drafter", { name: nameOf({ nameKo: item.drafterNameKo, nameEn: item.drafterNameEn }, language) }),
                  nameOf({ nameKo: item.departmentNameKo, nameEn: item.departmentNameEn }, language),
                ].filter(Boolean).join(" · ")}
                end={item.due ? <DueText day={item.due} today={today} /> : formatInstant(item.since, language, today)}
              />
            ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
