"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ReactNode } from "react";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Notice } from "#components/ui/Notice.tsx";

/** A form whose answer holds a secret: it is shown once, here, and kept nowhere. */
export function SecretForm({ action, field, label, kept, values, className, children }: { action: string; field: "token" | "password"; label: string; kept?: Kept | null; values?: Record<string, string>; className?: string; children: ReactNode }) {
  const t = useTranslations("organisation.secret");
  const router = useRouter();
  const [made, setMade] = useState<{ secret: string; login: string } | null>(null);
  return (
    <div className="grid gap-3">
      {made ? (
        <Notice tone="ok" title={t(`${field}Title`)} alert>
          {made.login ? <p>{t("login", { login: made.login })}</p> : null}
          <p className="my-1"><code className="rounded-badge bg-bg px-1.5 py-0.5 font-semibold break-all select-all">{made.secret}</code></p>
          <p>{t("once")}</p>
        </Notice>
      ) : null}
      <ActForm
        action={action}
        label={label}
        kept={kept ?? null}
        values={values ?? {}}
        className={className ?? ""}
        onDone={(body) => {
          setMade({ secret: String(body[field] ?? ""), login: typeof body["login"] === "string" ? body["login"] : "" });
          router.refresh();
        }}
      >
        {children}
      </ActForm>
    </div>
  );
}
