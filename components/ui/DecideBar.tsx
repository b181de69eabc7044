"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { ActForm } from "./ActForm.tsx";
import type { Kept } from "./ActForm.tsx";
import { Button } from "./Button.tsx";
import { buttonStyle } from "./buttonStyle.ts";
import { useHotkeys } from "./hotkeys.ts";
import { Kbd } from "./Kbd.tsx";
import { TextArea } from "./TextArea.tsx";

export interface DecideAct {
  action: string;
  to?: string;
  done?: string;
  values?: Readonly<Record<string, string | number>>;
  /** The word on the button; 승인 and 의견·반려 without it. */
  label?: string;
  nowLabel?: string;
}

const lapse = 5000;

/**
 * Problem: deciding, below every document that waits for me. A then Enter approves (it lapses after five
 * seconds), R asks the reason in the bar. Without JavaScript both open and post as they are.
 * Parameters: approve and giveBack (addresses), question (승인할까요?), as (as whom, who is next), others
 * (further buttons), reasonName (field of the reason), opinionName (field of the opinion), kept, at.
 * Example: <DecideBar approve={{ action: `/api/v1/documents/${id}/approvals` }} giveBack={{ action: `/api/v1/documents/${id}/returns` }} question="정유경 국장에게 올립니다." as="…" />
 */
export function DecideBar({
  approve,
  giveBack,
  question,
  as,
  others,
  opinionName = "opinion",
  reasonName = "reason",
  kept,
  at,
}: {
  approve: DecideAct | null;
  giveBack: DecideAct | null;
  question: ReactNode;
  as: ReactNode;
  others?: ReactNode;
  opinionName?: string;
  reasonName?: string;
  kept?: Kept | null;
  at?: string;
}) {
  const t = useTranslations("ui.decide");
  const cancel = useTranslations("ui")("cancel");
  const failed = kept ? (reasonName in kept.values ? "return" : "approve") : null;
  const [mode, setMode] = useState<"approve" | "return" | null>(failed);
  const [typing, setTyping] = useState(false);
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (mode === "approve") panel.current?.querySelector<HTMLElement>("[data-act=approve] button[type=submit]")?.focus();
    if (mode === "return") panel.current?.querySelector<HTMLElement>("[data-act=return] textarea")?.focus();
  }, [mode]);

  useEffect(() => {
    if (mode !== "approve" || typing) return;
    const timer = setTimeout(close, lapse);
    return () => clearTimeout(timer);
  }, [mode, typing]);

  /** What had the focus is gone: it goes back to the button that opened it. */
  function close() {
    const opened = panel.current?.querySelector<HTMLDetailsElement>("[data-act][open]");
    if (opened?.contains(document.activeElement)) opened.querySelector("summary")?.focus();
    setMode(null);
  }

  useHotkeys({
    a: (event) => {
      if (!approve || mode) return;
      event.preventDefault();
      setMode("approve");
    },
    r: (event) => {
      if (!giveBack || mode) return;
      event.preventDefault();
      setMode("return");
    },
  });

  const parts = [
    approve ? { key: "approve" as const, act: approve, label: approve.label ?? t("approve"), now: approve.nowLabel ?? t("approveNow"), hotkey: "A" } : null,
    giveBack ? { key: "return" as const, act: giveBack, label: giveBack.label ?? t("return"), now: giveBack.nowLabel ?? t("returnNow"), hotkey: "R" } : null,
  ].filter((part) => part !== null);

  return (
    <section
      aria-label={t("label")}
      className="no-print sticky bottom-14 z-20 border-t border-line2 bg-bg px-4 py-3 md:bottom-0 md:px-6"
      ref={panel}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.nativeEvent.isComposing) close();
      }}
    >
      <div className="flex flex-wrap items-center gap-2">
        {parts.map(({ key, act, label, now, hotkey }) => (
          <details key={key} data-act={key} open={mode === key} className="flex-1 md:flex-none" name="decide">
            <summary
              className={`${buttonStyle(key === "approve" ? "primary" : "usual", "usual")} w-full select-none md:w-auto`}
              onClick={(event) => {
                event.preventDefault();
                setMode(mode === key ? null : key);
              }}
            >
              {label}
              <Kbd onFill={key === "approve"}>{hotkey}</Kbd>
            </summary>
            <div className="absolute inset-x-4 bottom-full mb-2 rounded-panel border-2 border-link bg-selected p-4 shadow-float md:inset-x-6 md:max-w-[640px]">
              <ActForm action={act.action} to={act.to} done={act.done} values={act.values} at={at} kept={key === failed ? kept : null}>
                {key === "approve" ? <p className="mb-3 font-semibold">{question}</p> : null}
                <div onFocus={() => setTyping(true)} onBlur={() => setTyping(false)}>
                  {key === "approve" ? (
                    <TextArea name={opinionName} label={t("opinion")} hint={t("opinionHint")} rows={1} />
                  ) : (
                    <TextArea name={reasonName} label={t("reason")} hint={t("reasonHint")} rows={2} />
                  )}
                </div>
                <div className="mt-3 flex flex-wrap gap-2">
                  <Button type="submit" kind="primary" hotkey={key === "approve" ? "Enter" : undefined}>
                    {now}
                  </Button>
                  <Button hotkey="Esc" onClick={close}>
                    {cancel}
                  </Button>
                </div>
              </ActForm>
            </div>
          </details>
        ))}
        {others}
        <div className="ml-auto hidden text-right text-meta text-text2 md:block">{as}</div>
      </div>
      <div className="mt-2 text-meta text-text2 md:hidden">{as}</div>
    </section>
  );
}
