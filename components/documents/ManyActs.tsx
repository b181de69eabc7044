"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ChangeEvent, ReactNode } from "react";
import type { ManyDone } from "#lib/documents/batch-input.ts";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { useField } from "#components/ui/formState.ts";
import { OpenPanel } from "#components/ui/OpenPanel.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { ManyResults } from "./ManyResults.tsx";

/**
 * Problem: one act over chosen rows, with a result for each. The rows stand inside, each with a `ChosenRow`.
 * Parameters: act (which word the button says), action, asks (first opens the place for an opinion on all, so that
 * nothing is done by one key), giveBack (address that returns them, with one reason for all), at, any (whether there is anything to choose), kept (the failed form), result (of a form sent without JavaScript).
 * Example: <ManyActs act="approve" action="/api/v1/document-batches/approvals" at="/my-day" any kept={null} result={null}>…</ManyActs>
 */
export function ManyActs({ act, action, asks = false, giveBack, at, any, kept, result, children }: { act: "approve" | "submit"; action: string; asks?: boolean; giveBack?: string; at: string; any: boolean; kept: Kept | null; result: ManyDone | null; children: ReactNode }) {
  const t = useTranslations("documents.many");
  const decide = useTranslations("ui.decide");
  const router = useRouter();
  const [answer, setAnswer] = useState(result);
  /** How many are chosen; unknown until somebody chooses. */
  const [count, setCount] = useState<number | null>(null);
  /** What was done so far: the reason of one act is not offered for the next. */
  const [round, setRound] = useState(0);
  const recount = (event: ChangeEvent<HTMLDivElement>) => setCount(event.currentTarget.querySelectorAll("input[type=checkbox]:checked").length);
  const doIt = <Button type="submit" kind={asks ? "primary" : "usual"} disabled={count === 0}>{count === null ? t(act) : t(`${act}Count`, { count })}</Button>;
  return (
    <ActForm
      action={action}
      at={at}
      to={at}
      kept={kept}
      label={t(`${act}Label`)}
      onDone={(body) => {
        setAnswer(body as unknown as ManyDone);
        setCount(null);
        setRound(round + 1);
        router.refresh();
      }}
    >
      {answer ? <ManyResults answer={answer} /> : null}
      <div onChange={recount}>{children}</div>
      {any ? (
      <div className="no-print sticky bottom-14 z-10 flex flex-wrap items-center gap-x-2 gap-y-3 border-t border-line2 bg-bg px-4 py-3 md:bottom-0 md:px-6">
        {asks ? (
          <OpenPanel key={`asks-${round}`} up kind="primary" label={decide("approve")}>
            <TextArea name="opinion" label={decide("opinion")} hint={t("opinionHint")} rows={2} />
            <div className="mt-3">{doIt}</div>
          </OpenPanel>
        ) : doIt}
        {giveBack ? <GiveBack key={round} action={giveBack} count={count} /> : null}
        <p className="min-w-0 text-meta text-text2">{t(asks ? "readingHint" : `${act}Hint`)}</p>
      </div>
      ) : null}
    </ActForm>
  );
}

/** One reason for all that are returned. */
function GiveBack({ action, count }: { action: string; count: number | null }) {
  const t = useTranslations("documents.many");
  const { error } = useField("reason");
  return (
    <OpenPanel up label={t("return")} open={error !== null}>
      <TextArea name="reason" label={t("returnReason")} hint={t("returnHint")} rows={2} />
      <div className="mt-3">
        <Button type="submit" kind="primary" formAction={action} disabled={count === 0}>{count === null ? t("returnNow") : t("returnCount", { count })}</Button>
      </div>
    </OpenPanel>
  );
}
