"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";

/**
 * Problem: looking at something beside the page: help, an opinion, a definition. The page stays usable.
 * Parameters: trigger, title, children.
 * Example: <SidePanel trigger={<Button kind="plain">뜻</Button>} title="결재에 걸린 시간">…</SidePanel>
 */
export function SidePanel({ trigger, title, children }: { trigger: ReactElement; title: ReactNode; children: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Popup className="fixed inset-y-0 right-0 z-40 flex w-[min(400px,100vw)] flex-col border-l border-line2 bg-bg shadow-float">
          <div className="flex items-center justify-between gap-4 border-b border-line px-6 py-3">
            <Base.Title className="text-section font-semibold">{title}</Base.Title>
            <Base.Close aria-label={t("close")} className="-mr-2 inline-flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-sunken md:size-9">
              <X aria-hidden className="size-5" />
            </Base.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-6 py-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
