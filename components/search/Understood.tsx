import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";

export interface UnderstoodPart {
  field: string;
  value: string;
  raw: string;
  /** The same question without this part, and how much that finds (null: not asked). */
  href: string;
  rest: string;
  found: number | null;
}

/**
 * Problem: nothing was found. Says how each word was understood, what would be found without it, and what is left to try.
 * Example: <Understood near={[]} parts={[{ field: "word", value: "예산", raw: "예산", href: "/search?q=…", rest: "계획", found: 12 }]} />
 */
export function Understood({ parts, near }: { parts: readonly UnderstoodPart[]; near: readonly { word: string; href: string }[] }) {
  const t = useTranslations("search");
  const ways = parts.filter((part) => part.found !== null && part.found > 0);
  return (
    <section className="max-w-[740px]">
      <h2 className="text-calm2 font-bold">{t("none")}</h2>
      <p className="mt-1 text-read text-text2">{t(ways.length > 0 ? "noneWays" : "noneHint")}</p>
      {parts.length > 0 ? (
        <table className="mt-6 w-full text-left text-row">
          <thead>
            <tr className="border-b border-line2 text-meta">
              <th scope="col" className="h-9 pr-3">{t("typed")}</th>
              <th scope="col" className="h-9">{t("understood")}</th>
            </tr>
          </thead>
          <tbody>
            {parts.slice(0, 20).map((part, n) => (
              <tr key={n} className="border-b border-line">
                <th scope="row" className="h-9 py-1.5 pr-3 font-semibold [overflow-wrap:anywhere]">{part.raw.slice(0, 100)}</th>
                <td className="h-9 py-1.5 text-text2">{t(`meaning.${part.field as "word"}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {ways.length > 0 ? (
        <>
          <h3 className="mt-8 border-b border-line2 pb-2 text-section font-semibold">{t("ways")}</h3>
          <ul>
            {ways.map((part, n) => (
              <li key={n} className="flex items-center justify-between gap-4 border-b border-line py-2.5">
                <span className="min-w-0">
                  <AppLink prose className="text-row font-semibold [overflow-wrap:anywhere]" href={part.href}>{t("without", { part: part.raw.slice(0, 40) })}</AppLink>
                  <span className="block text-meta text-text2 [overflow-wrap:anywhere]">{part.rest}</span>
                </span>
                <strong className="figure text-row">{t("count", { total: part.found ?? 0 })}</strong>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {near.length > 0 ? (
        <>
          <h3 className="mt-8 text-section font-semibold">{t("near")}</h3>
          <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
            {near.map((one) => <li key={one.word}><AppLink prose href={one.href} className="inline-flex min-h-11 items-center text-row md:min-h-7">{one.word}</AppLink></li>)}
          </ul>
        </>
      ) : null}
      <h3 className="mt-8 text-section font-semibold">{t("still")}</h3>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-row">
        {(["document", "task", "post", "department"] as const).map((kind) => <li key={kind}><AppLink prose href={`/search?kind=${kind}&sort=date`} className="inline-flex min-h-11 items-center md:min-h-7">{t("browse", { kind: t(`kinds.${kind}`) })}</AppLink></li>)}
      </ul>
      <p className="mt-1 text-row text-text2">{t.rich("stillText", { help: (words) => <AppLink prose href="/help/search">{words}</AppLink> })}</p>
    </section>
  );
}
