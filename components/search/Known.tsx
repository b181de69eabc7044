import { useTranslations } from "next-intl";
import { AskAccess } from "#components/register/AskAccess.tsx";

export interface ShownKnown {
  id: string;
  title: string;
  facts: readonly string[];
}

/**
 * Problem: beside what was found stands what one may know of and not read, by its title alone, with the way to ask for it.
 * Parameters: documents (the latest), total (how many there are).
 * Example: <Known total={7} documents={documents} />
 */
export function Known({ total, documents }: { total: number; documents: readonly ShownKnown[] }) {
  const t = useTranslations("search.known");
  return (
    <section aria-labelledby="known" className="mt-5 rounded-panel bg-sunken px-4 py-4 md:px-5">
      <h2 id="known" className="text-body font-semibold">{t("title", { total })}</h2>
      <p className="mt-0.5 text-meta text-text2">{t("lead")}</p>
      <ul className="mt-2">
        {documents.map((one) => (
          <li key={one.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t border-line py-2.5 first:border-t-0">
            <span className="min-w-0">
              <span className="block text-row font-medium [overflow-wrap:anywhere]">{one.title}</span>
              <span className="block text-meta text-text2">{one.facts.join(" · ")}</span>
            </span>
            <AskAccess id={one.id} title={one.title} />
          </li>
        ))}
      </ul>
      {total > documents.length ? <p className="mt-1 text-meta text-text2">{t("more", { n: total - documents.length })}</p> : null}
    </section>
  );
}
