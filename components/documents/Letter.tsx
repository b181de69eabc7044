import { useTranslations } from "next-intl";
import type { BodyNode } from "#lib/documents/body.ts";
import { BodyView } from "./BodyView.tsx";

export interface Signature {
  post: string;
  name: string;
  /** 전결, 대결, or that it is this person's turn. */
  mark: string;
}

/**
 * Problem: a document as the letter that will be printed: head, text, signatures, number.
 * Example: <Letter agency="기획조정부" title={title} body={body} signatures={signatures} cooperators={[]} number={null} … />
 */
export function Letter({ agency, title, body, files, signatures, cooperators, number, address, disclosure, sent = null }: {
  agency: string;
  title: string;
  body: BodyNode;
  files: readonly string[];
  signatures: readonly Signature[];
  cooperators: readonly Signature[];
  number: string | null;
  address: string;
  disclosure: string;
  /** To whom it goes and in whose name; without it, it stays inside. */
  sent?: { to: string; via: string; sender: string; seal: string } | null;
}) {
  const t = useTranslations("documents.letter");
  return (
    <article className="mx-auto max-w-[800px] rounded-badge border border-line bg-bg px-5 py-8 md:px-16 md:py-12">
      <p className="mb-8 text-center text-[24px] leading-[34px] font-bold tracking-[0.3em] lang-en:tracking-normal">{agency}</p>
      <dl className="grid grid-cols-[64px_1fr] gap-y-1 text-letter">
        <dt className="font-bold">{t("to")}</dt>
        <dd className="[overflow-wrap:anywhere]">{sent ? sent.to : t("internal")}</dd>
        <dt className="font-bold">{t("via")}</dt>
        <dd className="[overflow-wrap:anywhere]">{sent?.via}</dd>
        <dt className="font-bold">{t("subject")}</dt>
        <dd className="font-bold [overflow-wrap:anywhere]">{title}</dd>
      </dl>
      <hr className="my-4 border-t-2 border-text" />
      <BodyView body={body} />
      {files.length > 0 ? (
        <div className="mt-6 flex gap-3 text-letter">
          <span className="shrink-0">{t("files")}</span>
          <ol>
            {files.map((name, n) => (
              <li key={n}>
                {n + 1}. {t("copies", { name })}{n === files.length - 1 ? `  ${t("end")}` : ""}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      {sent ? (
        <p className="mt-12 text-center text-[22px] leading-[34px] font-bold [overflow-wrap:anywhere]">
          {sent.sender}
          {sent.seal === "none" ? null : <span className="ml-3 rounded-badge border-2 border-bad px-1.5 text-row font-semibold text-bad">{t(sent.seal === "omitted" ? "sealOmitted" : "seal")}</span>}
        </p>
      ) : null}
      <hr className={`${sent ? "mt-6" : "mt-12"} mb-3 border-t-2 border-text`} />
      <div className="flex flex-wrap gap-x-10 gap-y-3">
        {signatures.map((one, n) => (
          <div key={n} className="text-meta">
            <p className="text-text2">
              {one.mark ? <strong className="mr-1 text-text">{one.mark}</strong> : null}
              {one.post}
            </p>
            <p className="text-row font-semibold">{one.name || " "}</p>
          </div>
        ))}
      </div>
      <div className="mt-4 grid gap-0.5 text-meta text-text2">
        {cooperators.length > 0 ? (
          <p>
            {t("cooperators")} {cooperators.map((one) => `${one.post} ${one.name}`).join("  ")}
          </p>
        ) : null}
        <p>
          {t("enforced")} {number ?? t("beforeNumber")}
        </p>
        <p>
          {address} / {disclosure}
        </p>
      </div>
    </article>
  );
}
