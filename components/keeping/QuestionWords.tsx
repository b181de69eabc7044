import { useTranslations } from "next-intl";
import type { Question } from "#lib/keeping/rules.ts";

/**
 * Problem: a question in words: what was typed, and each condition.
 * Example: <QuestionWords question={question} />
 */
export function QuestionWords({ question }: { question: Question }) {
  const [t, search, disclosure] = [useTranslations("keeping"), useTranslations("search"), useTranslations("documents.disclosure")];
  const named = (name: "kind" | "disclosure", value: string) => (name === "kind" ? (search.has(`kinds.${value as "document"}`) ? search(`kinds.${value as "document"}`) : value) : disclosure.has(value as "open") ? disclosure(value as "open") : value);
  const words = [
    question.q === "" ? null : question.q,
    ...(["kind", "disclosure"] as const).flatMap((name) => (question[name].length > 0 ? [`${search(name)}: ${question[name].map((value) => named(name, value)).join(", ")}`] : [])),
    ...(["department", "year", "function"] as const).flatMap((name) => (question[name].length > 0 ? [`${search(name)}: ${question[name].join(", ")}`] : [])),
    question.scope === "predecessors" ? search("scope") : null,
    question.exact ? t("exact") : null,
    question.sort === "date" ? search("date") : null,
  ];
  return <p className="text-meta text-text2 [overflow-wrap:anywhere]">{words.filter(Boolean).join(" · ")}</p>;
}
