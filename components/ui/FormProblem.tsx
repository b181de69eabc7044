"use client";
import { useTranslations } from "next-intl";
import { Notice } from "./Notice.tsx";
import type { SentProblem } from "./send.ts";

/**
 * Problem: why a form was not accepted, above its fields; the details stand at the fields.
 * Example: <FormProblem problem={problem} />
 */
export function FormProblem({ problem }: { problem: SentProblem | null }) {
  const t = useTranslations("ui");
  if (!problem) return null;
  const atFields = problem.errors.length;
  return (
    <div className="mb-4">
      <Notice tone="bad" alert title={sentence()}>
        {problem.status === 401 ? (
          <a href="/sign-in?next=/my-day" target="_blank" rel="noreferrer" className="prose-link">
            {t("signInAgain")}
          </a>
        ) : null}
        {problem.status === 422 && atFields > 1 ? (
          <ul className="mt-1">
            {problem.errors.map((error) => (
              <li key={`${error.field}${error.message}`}>{error.message}</li>
            ))}
          </ul>
        ) : null}
      </Notice>
    </div>
  );

  function sentence(): string {
    if (!problem) return "";
    if (problem.status === 0) return t("offline");
    if (problem.status === 401) return t("signedOut");
    if (problem.status === 422 && atFields > 1) return t("fix", { count: atFields });
    return problem.detail || t("failed");
  }
}
