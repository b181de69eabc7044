"use client";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { Toasts } from "#components/ui/Toast.tsx";

function watch(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/** What stands around every page in the browser: toasts (`said`: what the form before did), and a line while the connection is down. */
export function ClientFrame({ nonce, said, children }: { nonce: string | undefined; said: string | null; children: ReactNode }) {
  const t = useTranslations("frame.errors");
  const online = useSyncExternalStore(watch, () => navigator.onLine, () => true);
  return (
    <CSPProvider nonce={nonce}>
      {online ? null : (
        <div role="alert" className="sticky top-0 z-50 border-b border-warn bg-warn-tint px-4 py-2 text-row">
          <strong>{t("offlineTitle")}.</strong> {t("offlineText")}
        </div>
      )}
      {children}
      <Toasts first={said} />
    </CSPProvider>
  );
}
