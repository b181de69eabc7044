"use client";
import { ArrowLeft, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "./Button.tsx";

/**
 * Problem: a page made for paper needs a way to the printer and one back; neither is printed.
 * Example: <PrintBar back={`/documents/${id}`} />
 */
export function PrintBar({ back }: { back: string }) {
  const t = useTranslations("ui.print");
  return (
    <div className="no-print mx-auto mb-4 flex max-w-[800px] items-center justify-between gap-2">
      <ButtonLink kind="plain" href={back} icon={<ArrowLeft aria-hidden className="size-4" />} className="-ml-4">{t("back")}</ButtonLink>
      <Button kind="primary" icon={<Printer aria-hidden className="size-4" />} onClick={() => print()}>{t("print")}</Button>
    </div>
  );
}
