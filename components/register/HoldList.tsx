import { useTranslations } from "next-intl";
import type { Kept } from "#components/ui/ActForm.tsx";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";
import { ReleaseHold } from "./HoldActs.tsx";

interface ShownHold {
  id: string;
  documentId: string | null;
  reason: string;
  nameKo: string;
  nameEn: string;
  at: Date;
  releasedAt: Date | null;
  releasedKo: string | null;
  releasedEn: string | null;
  releaseReason: string | null;
}

/** What holds a record back from disposal, and what did; the records officer releases it. */
export function HoldList({ holds, officer, language, today, at, failed }: { holds: readonly ShownHold[]; officer: boolean; language: Language; today: Day; at: string; failed: Kept | null }) {
  const t = useTranslations("register.files");
  if (holds.length === 0) return <p className="text-row text-text2">{t("holdNone")}</p>;
  return (
    <ul className="grid gap-3">
      {holds.map((hold) => (
        <li key={hold.id} className="border-l-2 border-line2 pl-3 text-row">
          <p className="text-meta text-text2">{[nameOf(hold, language), formatInstant(hold.at, language, today), hold.documentId ? t("holdDocument") : ""].filter(Boolean).join(" · ")}</p>
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{hold.reason}</p>
          {hold.releasedAt ? (
            <p className="text-text2">{t("releasedBy", { name: nameOf({ nameKo: hold.releasedKo ?? "", nameEn: hold.releasedEn ?? "" }, language), when: formatInstant(hold.releasedAt, language, today), reason: hold.releaseReason ?? "" })}</p>
          ) : officer ? (
            <ReleaseHold id={hold.id} at={at} kept={failed?.values["_form"] === `release ${hold.id}` ? failed : null} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
