import { useTranslations } from "next-intl";

export interface ShownWhy {
  words: readonly { word: string; place: "title" | "text" | "part" | "nowhere"; rarity: "rare" | "usual" | "common" }[];
  reasons: readonly { useful: "named" | "settled" | "record" | "lesson" | "current" | "askedUnit" | "ownPost" | "ownUnit" | "opened" | "openedOften" | "openedMost"; percent: number }[];
}

/**
 * Problem: why a hit stands where it stands, for those who ask: where each word stands and how much it tells, and what lifts it beside its text.
 * Example: <WhyHere why={why} />
 */
export function WhyHere({ why }: { why: ShownWhy }) {
  const t = useTranslations("search.why");
  return (
    <dl className="mt-2 grid gap-x-3 gap-y-1 border-l-2 border-line2 pl-3 text-meta sm:grid-cols-[72px_1fr]">
      {why.words.length > 0 ? (
        <>
          <dt className="text-text2">{t("text")}</dt>
          <dd>
            <ul className="flex flex-wrap gap-x-4 gap-y-1">
              {why.words.map(({ word, place, rarity }) => (
                <li key={word}><strong className="font-semibold [overflow-wrap:anywhere]">{word}</strong> {t(`place.${place}`)}{place === "nowhere" ? null : <span className="text-text2"> · {t(`rarity.${rarity}`)}</span>}</li>
              ))}
            </ul>
          </dd>
        </>
      ) : null}
      <dt className="text-text2">{t("useful")}</dt>
      <dd>
        {why.reasons.length === 0 ? t("nothing") : (
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {why.reasons.map(({ useful, percent }) => <li key={useful}>{t(`reasons.${useful}`)} <span className="tabular-nums text-text2">+{percent}%</span></li>)}
          </ul>
        )}
      </dd>
    </dl>
  );
}
