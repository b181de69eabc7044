"use client";
import { useTranslations } from "next-intl";
import { seals, sendings } from "#lib/documents/rules.ts";
import { Checkbox } from "#components/ui/Checkbox.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import type { DraftFields } from "./draftFields.ts";

/**
 * Problem: how a document will be sent 시행정보: by what way, in whose name, with a seal or without, and whether its matter is a major one.
 * Example: <SendingFields fields={fields} senderOfAgency="행정혁신부장관" errorAt={errorAt} change={change} />
 */
export function SendingFields({ fields, senderOfAgency, errorAt, change }: { fields: DraftFields; senderOfAgency: string; errorAt: (name: string) => string | undefined; change: (more: Partial<DraftFields>) => void }) {
  const t = useTranslations("documents");
  const inside = fields.sending === "internal";
  return (
    <details className="border-y border-line py-2" open={!inside || fields.major || Boolean(errorAt("seal") ?? errorAt("recipient") ?? errorAt("via") ?? errorAt("sender"))}>
      <summary className="min-h-9 cursor-pointer py-1.5 text-row font-semibold">{t("editor.sending")}</summary>
      <div className="mt-2 grid gap-3 pb-2">
        <div className="grid grid-cols-2 gap-3">
          <SelectField name="sending" label={t("card.method")} options={sendings.map((value) => ({ value, label: t(`sending.${value}`) }))} value={fields.sending} onChange={(event) => change({ sending: event.target.value, ...(event.target.value === "internal" ? { seal: "none", recipient: "", via: "" } : fields.seal === "none" ? { seal: "stamped" } : {}) })} />
          <SelectField name="seal" label={t("card.seal")} error={errorAt("seal")} options={seals.filter((value) => (value === "none") === inside).map((value) => ({ value, label: t(`seal.${value}`) }))} value={fields.seal} onChange={(event) => change({ seal: event.target.value })} />
        </div>
        {inside ? null : <TextField name="recipient" label={t("card.to")} hint={t("editor.recipientHint")} value={fields.recipient} error={errorAt("recipient")} maxLength={300} onChange={(event) => change({ recipient: event.target.value })} />}
        <TextField name="sender" label={t("card.sender")} hint={t("editor.senderHint", { name: senderOfAgency })} optional value={fields.sender} error={errorAt("sender")} maxLength={100} onChange={(event) => change({ sender: event.target.value })} />
        {inside ? null : <TextField name="via" label={t("card.via")} optional value={fields.via} error={errorAt("via")} maxLength={100} onChange={(event) => change({ via: event.target.value })} />}
        <Checkbox name="major" label={t("editor.major")} checked={fields.major} onChange={(event) => change({ major: event.target.checked })} />
        <p className="text-meta text-text2">{t("editor.majorHint")}</p>
      </div>
    </details>
  );
}
