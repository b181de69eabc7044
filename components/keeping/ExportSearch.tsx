import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/Button.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import type { Question } from "#lib/keeping/rules.ts";
import { QuestionFields } from "./QuestionFields.tsx";

/**
 * Problem: what was found is taken out, as a table or as a list with links; the browser saves the answer as a file.
 * Example: <ExportSearch question={question} at="/search?q=예산" most={1000} problem={null} />
 */
export function ExportSearch({ question, at, most, problem }: { question: Question; at: string; most: number; problem: string | null }) {
  const t = useTranslations("keeping.export");
  return (
    <form method="post" action="/api/v1/search/exports" aria-label={t("open")} className="grid max-w-[480px] gap-3">
      <input type="hidden" name="_at" value={at} />
      <QuestionFields question={question} />
      {problem ? <Notice tone="bad" alert title={problem} /> : null}
      <p className="text-row text-text2">{t("hint", { most })}</p>
      <div className="flex flex-wrap gap-2">
        {(["csv", "html"] as const).map((format) => <Button key={format} type="submit" name="format" value={format} icon={<Download aria-hidden className="size-4" />}>{t(format)}</Button>)}
      </div>
    </form>
  );
}
