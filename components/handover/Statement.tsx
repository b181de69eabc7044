import { Check, CircleQuestionMark } from "lucide-react";
import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { cx } from "#components/ui/cx.ts";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language, Named } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";
import { sections } from "#lib/handover/rules.ts";
import type { SeenLine } from "#lib/handover/rules.ts";
import { LineActs } from "./LineActs.tsx";
import type { LineMay } from "./LineActs.tsx";
import { StatementActs } from "./StatementActs.tsx";
import type { Signing } from "./StatementActs.tsx";

export interface StatementShown {
  id: string;
  from: Named | null;
  to: Named;
  witness: Named | null;
  handedOverAt: Date | null;
  takenOverAt: Date | null;
  witnessedAt: Date | null;
  lines: readonly (SeenLine & { allowed: LineMay })[];
  prepares: boolean;
  signing: Signing | null;
}

interface Look {
  at: string;
  kept: Kept | null;
  today: Day;
  language: Language;
}

/**
 * Problem: form 12 as it is worked on: every line with its record, what was added beside, questions, and who signed.
 * Example: <Statement statement={statement} at={`/handover/${postId}`} kept={kept} today={today} language="ko" />
 */
export function Statement({ statement, ...look }: { statement: StatementShown } & Look) {
  const t = useTranslations("handover");
  const { lines } = statement;
  const accepted = lines.filter((line) => line.accepted).length;
  const asked = lines.filter((line) => line.question !== "" && line.answer === "" && !line.accepted).length;
  const share = (count: number) => `${lines.length === 0 ? 0 : (count / lines.length) * 100}%`;
  const next = lines.find((line) => line.allowed.accept)?.id ?? null;
  return (
    <section aria-label={t("statement")}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-section font-semibold">{t("statement")}</h2>
        <p className="text-meta text-text2">{t("progressShort", { lines: lines.length, accepted, questions: asked, left: lines.length - accepted - asked })}</p>
      </div>
      <div aria-hidden className="my-3 flex h-1.5 overflow-hidden rounded-full bg-grey">
        <span className="bg-ok" style={{ width: share(accepted) }} />
        <span className="bg-warn" style={{ width: share(asked) }} />
      </div>
      <div className="rounded-badge border border-line bg-bg px-4 py-6 md:px-7">
        <p className="flex justify-between text-meta text-text2"><span>{t("form")}</span><span>{t("electronic")}</span></p>
        <h3 className="mt-1 mb-5 text-center text-[20px] leading-7 font-bold tracking-[0.12em]">{t("formTitle")}</h3>
        {sections.map((section) => (
          <div key={section} className="mt-4">
            {section === "1a" ? <h4 className="mb-2 text-section font-semibold">{t("section.1")}</h4> : null}
            {section.startsWith("1") ? <h5 className="text-row font-semibold text-text2">{t(`section.${section}`)}</h5> : <h4 className="text-section font-semibold">{t(`section.${section}`)}</h4>}
            <Lines lines={lines.filter((line) => line.section === section)} base={`/api/v1/handovers/${statement.id}/lines`} next={next} folds={statement.handedOverAt !== null && statement.takenOverAt === null} {...look} />
          </div>
        ))}
        <Signatures statement={statement} today={look.today} language={look.language} />
        <StatementActs id={statement.id} at={look.at} prepares={statement.prepares} signing={statement.signing} kept={look.kept} />
      </div>
    </section>
  );
}

function Lines({ lines, base, next, folds, ...look }: { lines: StatementShown["lines"]; base: string; next: string | null; folds: boolean } & Look) {
  const t = useTranslations("handover");
  if (lines.length === 0) return <p className="py-1.5 pl-3 text-row text-text3">{t("noLines")}</p>;
  const settled = folds ? lines.filter((line) => line.accepted) : [];
  const shown = lines.filter((line) => !settled.includes(line));
  const list = (some: StatementShown["lines"]) => <ul>{some.map((line) => <OneLine key={line.id} line={line} base={base} next={next} {...look} />)}</ul>;
  return (
    <>
      {settled.length > 2 ? (
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center gap-1 pl-3 text-row text-link md:min-h-8">{t("settled", { count: settled.length })}</summary>
          {list(settled)}
        </details>
      ) : settled.length > 0 ? list(settled) : null}
      {list(shown)}
    </>
  );
}

function OneLine({ line, base, next, at, kept }: { line: StatementShown["lines"][number]; base: string; next: string | null } & Look) {
  const t = useTranslations("handover");
  const waiting = line.question !== "" && line.answer === "";
  const first = line.id === next;
  const text = line.hidden ? t("hiddenRecord") : line.text;
  const quote = "mt-1.5 border-l-2 border-warn pl-2.5 text-row whitespace-pre-wrap [overflow-wrap:anywhere]";
  return (
    <li id={`line-${line.id}`} className={cx("border-b border-line px-3 py-2", first && "rounded-control bg-selected")}>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="text-row [overflow-wrap:anywhere] whitespace-pre-wrap">{text}</p>
        </div>
        {line.accepted ? (
          <span className="flex shrink-0 items-center gap-1 text-row text-ok"><Check aria-hidden className="size-4" />{t("accepted")}</span>
        ) : waiting ? (
          <span className="flex shrink-0 items-center gap-1 text-row text-warn"><CircleQuestionMark aria-hidden className="size-4" />{t("waitsAnswer")}</span>
        ) : line.allowed.accept ? null : <span className="shrink-0 text-row text-text2">{t("notYet")}</span>}
      </div>
      <div className="flex flex-wrap items-center gap-x-4">
        <p className="mr-auto text-meta text-text2">
          {line.url ? <><AppLink href={line.url} prose>{t(`source.${line.sourceKind}`)}</AppLink> · {t("fromRecord")}</> : t(`source.${line.sourceKind}`)}
        </p>
        <LineActs base={`${base}/${line.id}`} line={line.id} at={at} text={text} addition={line.addition} may={line.allowed} first={first} kept={kept?.values["line"] === line.id ? kept : null} />
      </div>
      {line.addition ? <p className={quote}><span className="text-text2">{t("addition")}: </span>{line.addition}</p> : null}
      {line.question ? <p className={quote}><span className="text-text2">{t("question")}: </span>{line.question}</p> : null}
      {line.answer ? <p className={quote}><span className="text-text2">{t("answer")}: </span>{line.answer}</p> : null}
    </li>
  );
}

function Signatures({ statement, today, language }: { statement: StatementShown; today: Day; language: Language }) {
  const t = useTranslations("handover");
  const people = [
    [t("giver"), statement.from, statement.handedOverAt],
    [t("taker"), statement.to, statement.takenOverAt],
    [t("witnessName"), statement.witness, statement.witnessedAt],
  ] as const;
  return (
    <dl className="mt-6 grid gap-3 border-t-2 border-text pt-3 sm:grid-cols-3">
      {people.map(([label, person, at]) => (
        <div key={label}>
          <dt className="text-meta text-text2">{label}</dt>
          <dd className="text-row"><strong>{person ? nameOf(person, language) : t("ofHead")}</strong> <span className={at ? "text-ok" : "text-text2"}>{at ? t("signed") : t("unsigned")}</span></dd>
          {at ? <dd className="text-meta text-text2">{formatInstant(at, language, today)}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
