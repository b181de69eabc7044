"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ChangeEvent, ReactNode } from "react";
import type { ManyDone } from "#lib/documents/batch-input.ts";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { ManyResults } from "./ManyResults.tsx";

/**
 * Problem: one act over chosen rows, with a result for each. The rows stand inside, each with a `ChosenRow`.
 * Parameters: act (which word the button says), action, at, any (whether there is anything to choose), kept (the failed form), result (of a form sent without JavaScript).
 * Example: <ManyActs act="approve" action="/api/v1/document-batches/approvals" at="/my-day" any kept={null} result={null}>…</ManyActs>
 */
export function ManyActs({ act, action, at, any, kept, result, children }: { act: "approve" | "submit"; action: string; at: string; any: boolean; kept: Kept | null; result: ManyDone | null; children: ReactNode }) {
  const t = useTranslations("documents.many");
  const router = useRouter();
  const [answer, setAnswer] = useState(result);
  /** How many are chosen; unknown until somebody chooses. */
  const [count, setCount] = useState<number | null>(null);
  const recount = (event: ChangeEvent<HTMLDivElement>) => setCount(event.currentTarget.querySelectorAll("input[type=checkbox]:checked").length);
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
        router.refresh();
      }}
    >
      {answer ? <ManyResults answer={answer} act={act} /> : null}
      <div onChange={recount}>{children}</div>
      {any ? (
      <div className="no-print sticky bottom-14 z-10 flex flex-wrap items-center gap-3 border-t border-line2 bg-bg px-4 py-3 md:bottom-0 md:px-6">
        <Button type="submit" disabled={count === 0}>{count === null ? t(act) : t(`${act}Count`, { count })}</Button>
        <p className="min-w-0 text-meta text-text2">{t(`${act}Hint`)}</p>
      </div>
      ) : null}
    </ActForm>
  );
}
