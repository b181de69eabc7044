"use client";
import { useTranslations } from "next-intl";
import { formatTime } from "#lib/format.ts";
import { Button } from "#components/ui/Button.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import type { LocalCopy } from "./localCopy.ts";

/** Offers what a closed tab left behind. Nothing left, nothing shown. */
export function LeftNotice({ left, restore, forget }: { left: LocalCopy | null; restore: () => void; forget: () => void }) {
  const t = useTranslations("documents.editor");
  if (!left) return null;
  return (
    <Notice tone="warn" title={t("left", { time: formatTime(new Date(left.at)) })} alert>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button type="button" onClick={restore}>{t("restore")}</Button>
        <Button type="button" kind="plain" onClick={forget}>{t("forget")}</Button>
      </div>
    </Notice>
  );
}

/** The session ended while writing: the text stays here, and signing in happens in another window. */
export function SignedOutNotice() {
  const t = useTranslations("documents.editor");
  return (
    <Notice tone="warn" title={t("signedOut")} alert>
      <a className="text-link underline" href="/sign-in" target="_blank" rel="noreferrer">{t("signIn")}</a>
    </Notice>
  );
}
