import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { ReasonAct } from "#components/ui/ReasonAct.tsx";
import { LessonForm } from "./LessonForm.tsx";

export interface LessonShown {
  id: string;
  title: string;
  status: "waiting" | "published" | "returned" | "withdrawn";
  record: { href: string; title: string; kind: "document" | "task" };
  writer: string;
  when: string;
  problem: string;
  tried: string;
  keep: string;
  reviewer: string | null;
  reason: string;
  useful: number;
  useless: number;
  rated: boolean | null;
  may: Readonly<Record<"approve" | "return" | "revise" | "withdraw" | "rate", boolean>>;
}

/**
 * Problem: a lesson with the record on which it stands, what others found of it, and what may be done with it now.
 * Example: <LessonView lesson={lesson} at={`/lessons/${id}`} kept={kept} />
 */
export function LessonView({ lesson, at, kept }: { lesson: LessonShown; at: string; kept: Kept | null }) {
  const t = useTranslations("lessons");
  const address = `/api/v1/lessons/${lesson.id}`;
  const keptFor = (act: string) => (kept?.values["_form"] === act ? kept : null);
  return (
    <div className="grid max-w-[720px] gap-5 px-4 py-5 md:px-6">
      <div>
        <p className="text-row">{t.rich(`on.${lesson.record.kind}`, { title: lesson.record.title, a: (chunks) => <AppLink prose href={lesson.record.href} className="[overflow-wrap:anywhere]">{chunks}</AppLink> })}</p>
        <p className="mt-0.5 text-meta text-text2">{[lesson.writer, lesson.when, lesson.reviewer ? t("reviewedBy", { name: lesson.reviewer }) : null].filter(Boolean).join(" · ")}</p>
      </div>
      {lesson.status === "returned" ? <Notice tone="warn" title={t("returnedFor")}>{lesson.reason}</Notice> : lesson.status === "withdrawn" ? <Notice title={t("withdrawnNotice")}>{lesson.reason}</Notice> : lesson.status === "waiting" ? <Notice title={t(lesson.may.approve ? "toReview" : "waitingNotice")} /> : null}
      {lesson.may.revise ? (
        <LessonForm action={`${address}/revisions`} values={{ _form: "revise" }} at={at} kept={keptFor("revise")} written={lesson} published={false} />
      ) : (
        <dl className="grid gap-4">
          {([["problem", lesson.problem], ["tried", lesson.tried], ["keep", lesson.keep]] as const).filter(([, text]) => text).map(([name, text]) => (
            <div key={name}>
              <dt className="text-row font-semibold">{t(name)}</dt>
              <dd className="mt-1 text-read whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {lesson.status === "published" ? (
        <section aria-label={t("rating")} className="border-t border-line pt-4">
          <p className="text-row">{t("ratings", { useful: lesson.useful, useless: lesson.useless })}</p>
          {lesson.may.rate ? (
            <ActForm action={`${address}/ratings`} at={at} kept={null} done={t("rated")} label={t("rating")} className="mt-2 flex flex-wrap items-center gap-2">
              <Button type="submit" name="useful" value="yes" aria-pressed={lesson.rated === true} kind={lesson.rated === true ? "primary" : "usual"}>{t("useful")}</Button>
              <Button type="submit" name="useful" value="no" aria-pressed={lesson.rated === false} kind={lesson.rated === false ? "primary" : "usual"}>{t("useless")}</Button>
            </ActForm>
          ) : null}
        </section>
      ) : null}
      {lesson.may.approve ? (
        <div className="flex flex-wrap items-start gap-2 border-t border-line pt-4">
          <ActForm action={`${address}/approvals`} at={at} kept={keptFor("approve")} values={{ _form: "approve" }} done={t("published")} label={t("approve")}><Button type="submit" kind="primary">{t("approve")}</Button></ActForm>
          <ReasonAct action={`${address}/returns`} label={t("return")} now={t("returnNow")} field={{ name: "reason", label: t("returnReason") }} values={{ _form: "return" }} done={t("returned")} at={at} kept={keptFor("return")} open={keptFor("return") !== null} />
        </div>
      ) : null}
      {lesson.may.withdraw ? (
        <div className="border-t border-line pt-4">
          <ReasonAct action={`${address}/withdrawals`} label={t("withdraw")} now={t("withdrawNow")} kind="plain" field={{ name: "reason", label: t("withdrawReason"), optional: true }} values={{ _form: "withdraw" }} done={t("withdrawn")} at={at} kept={keptFor("withdraw")} />
        </div>
      ) : null}
    </div>
  );
}
