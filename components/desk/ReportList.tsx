import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button } from "#components/ui/Button.tsx";
import { DateText } from "#components/ui/DateText.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import type { Day } from "#lib/time.ts";

export interface ReportShown {
  id: string;
  name: string | null;
  page: string;
  text: string;
  at: Date;
  status: "open" | "answered";
  answer: string;
  answeredAt: Date | null;
}

/** Reported problems with their answers; `answerable` gives each open one a form. */
export function ReportList({ reports, today, answerable = false, kept }: { reports: readonly ReportShown[]; today: Day; answerable?: boolean; kept?: Kept | null }) {
  const t = useTranslations("desk");
  return (
    <ul className="border-t border-line">
      {reports.map((report) => (
        <li key={report.id} className="grid gap-1 border-b border-line px-4 py-4 md:px-6">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-meta text-text2">
            <Badge tone={report.status === "open" ? "warn" : "ok"}>{t(report.status)}</Badge>
            {report.name ? <strong className="font-semibold text-text">{report.name}</strong> : null}
            <DateText at={report.at} today={today} />
            {report.page ? (
              <span>
                {t("seenAt")} {report.page}
              </span>
            ) : null}
          </p>
          <p className="max-w-[720px] text-row whitespace-pre-wrap">{report.text}</p>
          {report.answer ? (
            <blockquote className="mt-1 max-w-[720px] border-l-2 border-line2 pl-3 text-row">
              {report.answeredAt ? <p className="text-meta text-text2"><DateText at={report.answeredAt} today={today} /> · {t("answer")}</p> : null}
              <p className="whitespace-pre-wrap">{report.answer}</p>
            </blockquote>
          ) : null}
          {answerable && report.status === "open" ? (
            <ActForm action={`/api/v1/problem-reports/${report.id}/answers`} done={t("answerDone")} kept={kept} label={t("answerSend")} className="mt-2 max-w-[720px]">
              <TextArea name="answer" label={t("answer")} hint={t("answerHint")} rows={2} />
              <Button type="submit" kind="usual" size="dense" className="mt-2">
                {t("answerSend")}
              </Button>
            </ActForm>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
