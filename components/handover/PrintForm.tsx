import { useTranslations } from "next-intl";
import { formatDay } from "#lib/format.ts";
import { sections } from "#lib/handover/rules.ts";
import type { SeenLine } from "#lib/handover/rules.ts";
import type { Language } from "#lib/names.ts";
import { dayOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";

/**
 * Problem: form 12 on A4, to be signed by hand or kept as it was signed.
 * Example: <PrintForm post="혁신기획과 제도담당" begins="2026-12-01" lines={lines} people={people} language="ko" />
 */
export function PrintForm({ post, begins, lines, people, language }: { post: string; begins: Day; lines: readonly SeenLine[]; people: readonly { label: string; name: string; at: Date | null }[]; language: Language }) {
  const t = useTranslations("handover");
  const cell = "border border-text px-3 py-2 align-top text-row";
  return (
    <article className="mx-auto max-w-[800px] rounded-badge border border-line bg-bg px-4 py-8 md:px-12 print:max-w-none print:border-0 print:p-0">
      <p className="text-meta text-text2">{t("form")}</p>
      <h1 className="mt-2 mb-6 text-center text-[24px] leading-[34px] font-bold tracking-[0.2em]">{t("formTitle")}</h1>
      <p className="mb-3 text-letter">{post} · {t("from", { day: formatDay(begins, language) })}</p>
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">{t("formTitle")}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${cell} w-[30%] bg-sunken text-left font-semibold`}>{t("item")}</th>
            <th scope="col" className={`${cell} bg-sunken text-left font-semibold`}>{t("content")}</th>
          </tr>
        </thead>
        <tbody>
          {sections.map((section) => {
            const own = lines.filter((line) => line.section === section);
            return (
              <tr key={section}>
                <th scope="row" className={`${cell} text-left font-semibold`}>{section.startsWith("1") ? <>{section === "1a" ? <span className="block">{t("section.1")}</span> : null}<span className="block pl-2 font-normal">{t(`section.${section}`)}</span></> : t(`section.${section}`)}</th>
                <td className={`${cell} [overflow-wrap:anywhere]`}>
                  {own.length === 0 ? t("noLines") : (
                    <ul className="grid gap-1.5">
                      {own.map((line) => (
                        <li key={line.id} className="break-inside-avoid">
                          <span className="whitespace-pre-wrap">{line.hidden ? t("hiddenRecord") : line.text}</span>
                          {line.addition ? <span className="block pl-3 whitespace-pre-wrap">– {line.addition}</span> : null}
                          {line.question ? <span className="block pl-3 whitespace-pre-wrap">{t("question")}: {line.question}</span> : null}
                          {line.answer ? <span className="block pl-3 whitespace-pre-wrap">{t("answer")}: {line.answer}</span> : null}
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <dl className="mt-8 grid break-inside-avoid gap-0 sm:grid-cols-3 print:grid-cols-3">
        {people.map(({ label, name, at }) => (
          <div key={label} className="border border-text px-3 py-3">
            <dt className="text-meta">{label}</dt>
            <dd className="mt-4 flex items-baseline justify-between text-letter"><strong>{name || " "}</strong><span>{at ? t("signed") : t("signature")}</span></dd>
            <dd className="mt-1 min-h-5 text-meta">{at ? formatDay(dayOf(at), language) : ""}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
