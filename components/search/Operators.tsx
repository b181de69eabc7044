import { useTranslations } from "next-intl";

const operators = [["dept:", "department"], ["by:", "by"], ["number:", "number"], ["decided-by:", "decided"], ["post:", "post"], ["agency:", "agency"], ["step:", "step"], ["disclosure:", "disclosure"], ["has:attachment", "has"], ["near:“ ”", "near"], ["similar:", "similar"], ["before:", "before"], ["after:", "after"], ["“ ”", "phrase"], ["-", "minus"]] as const;

/**
 * Problem: the words that say where to look, beside the results where there is room.
 * Example: <Operators />
 */
export function Operators() {
  const t = useTranslations("search");
  return (
    <aside aria-labelledby="operators" className="hidden border-l border-line px-6 py-5 xl:block">
      <h2 id="operators" className="text-row font-semibold">{t("fields")}</h2>
      <dl className="mt-3 grid grid-cols-[104px_1fr] gap-x-3 gap-y-2 text-meta">
        {operators.map(([written, means]) => (
          <div key={written} className="contents">
            <dt className="text-text2">{written}</dt>
            <dd>{t(`meaning.${means}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-meta text-text2">{t("fieldsHint")}</p>
    </aside>
  );
}
