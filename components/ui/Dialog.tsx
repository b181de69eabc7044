"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";

/**
 * Problem: asking once more before what cannot be undone. Nothing else is a dialog.
 * Parameters: trigger (a Button), title, children, and open/onOpenChange when steered from outside.
 * Example: <Dialog trigger={<Button kind="danger">모두 끝내기</Button>} title="모든 곳에서 로그아웃할까요?">…</Dialog>
 */
export function Dialog({ trigger, title, children, open, onOpenChange }: { trigger?: ReactElement; title: ReactNode; children: ReactNode; open?: boolean; onOpenChange?: (open: boolean) => void }) {
  const t = useTranslations("ui");
  return (
    <Base.Root open={open} onOpenChange={onOpenChange ? (next) => onOpenChange(next) : undefined}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-veil opacity-50" />
        <Base.Popup className="fixed top-1/2 left-1/2 z-50 max-h-[85dvh] w-[min(480px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-dialog border border-line2 bg-bg p-6 shadow-float">
          <div className="flex items-start justify-between gap-4">
            <Base.Title className="text-calm3 font-bold">{title}</Base.Title>
            <Base.Close aria-label={t("close")} className="-mt-2 -mr-2 inline-flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-sunken">
              <X aria-hidden className="size-5" />
            </Base.Close>
          </div>
          <div className="mt-3">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
