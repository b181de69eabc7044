import { useTranslations } from "next-intl";

/**
 * Problem: nothing was found. Says how each word was understood, and leads on without it.
 * Example: <Understood parts={[{ field: "word", value: "예산", raw: "예산", href: "/search?q=…", count: "12" }]} />
 */
export function Understood({ parts }: { parts: readonly { field: string; value: string; raw: string; href: string; count: string | null }[] }) {
  const t = useTranslations("search");
  return (
    <section className="max-w-[720px]">
      <h2 className="text-calm3 font-bold">{t("none")}</h2>
      <p className="mt-1 text-read text-text2">{t("noneHint")}</p>
      <table className="mt-5 w-full text-left text-row">
        <thead>
          <tr className="border-b border-line2 text-meta">
            <th scope="col" className="py-2">{t("typed")}</th>
            <th scope="col" className="py-2">{t("understood")}</th>
            <th scope="col" className="py-2"><span className="sr-only">{t("clear")}</span></th>
          </tr>
        </thead>
        <tbody>
          {parts.slice(0, 20).map((part, n) => (
            <tr key={n} className="border-b border-line">
              <th scope="row" className="py-2 pr-3 font-semibold [overflow-wrap:anywhere]">{part.raw.slice(0, 100)}</th>
              <td className="py-2 pr-3 text-text2">{t(`meaning.${part.field as "word"}`)}</td>
              <td className="py-2">{parts.length > 1 ? <a className="text-link underline" href={part.href}>{t("without", { part: part.raw.slice(0, 40) })}{part.count === null ? "" : ` · ${t("count", { total: part.count })}`}</a> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
