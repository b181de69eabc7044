"use client";
import { useLocale, useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { buttonStyle } from "#components/ui/buttonStyle.ts";
import { SelectField } from "#components/ui/SelectField.tsx";
import { Table } from "#components/ui/Table.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { formatDay } from "#lib/format.ts";
import type { Language } from "#lib/names.ts";
import { decidingLevels } from "#lib/approval/input.ts";

export interface ShownRule {
  id: string;
  clause: string;
  matter: string;
  level: number;
  forTask: boolean;
  validFrom: string;
  validUntil: string | null;
}

const page = "/admin/delegation";

/**
 * Problem: who decides what in an agency, seen and changed clause by clause; nothing is overwritten, a clause ends.
 * Parameters: rules (as they hold today or will), today, kept (the failed form of this page).
 * Example: <DelegationTable rules={rules} today="2026-11-24" kept={null} />
 */
export function DelegationTable({ rules, today, kept }: { rules: readonly ShownRule[]; today: string; kept: Kept | null }) {
  const t = useTranslations("approval.delegation");
  const language = useLocale() as Language;
  return (
    <Table
      caption={t("title")}
      rows={rules}
      rowKey={(rule) => rule.id}
      empty={t("empty")}
      columns={[
        { key: "clause", head: t("clause"), cell: (rule) => rule.clause, className: "whitespace-nowrap tabular-nums" },
        { key: "matter", head: t("matter"), cell: (rule) => rule.matter, className: "min-w-[160px]" },
        { key: "for", head: t("task"), cell: (rule) => (rule.forTask ? t("task") : t("general")), className: "whitespace-nowrap" },
        { key: "level", head: t("level"), cell: (rule) => t(`levels.${String(rule.level) as "3"}`), className: "whitespace-nowrap" },
        { key: "from", head: t("from"), cell: (rule) => formatDay(rule.validFrom, language), className: "whitespace-nowrap tabular-nums" },
        {
          key: "until",
          head: t("until"),
          cell: (rule) =>
            rule.validUntil ? formatDay(rule.validUntil, language) : (
              <details open={kept?.values["_rule"] === rule.id || undefined}>
                <summary className={buttonStyle("plain", "dense", "-ml-2.5 text-link")}>{t("end")}<span className="sr-only">: {rule.clause}</span></summary>
              <ActForm action={`/api/v1/delegation-rules/${rule.id}/endings`} at={page} kept={kept?.values["_rule"] === rule.id ? kept : null} done={t("ended")} values={{ _rule: rule.id }} className="mt-2 flex flex-wrap items-start gap-2" label={t("endClause", { clause: rule.clause })}>
                <TextField name="lastDay" type="date" label={t("endClause", { clause: rule.clause })} labelHidden defaultValue={today} className="w-[160px]" />
                <Button type="submit" className="mt-1" aria-label={`${t("end")}: ${rule.clause}`}>{t("end")}</Button>
              </ActForm>
              </details>
            ),
        },
      ]}
    />
  );
}

/** Problem: a clause is added. Example: <AddRule today="2026-11-24" kept={null} /> */
export function AddRule({ today, kept }: { today: string; kept: Kept | null }) {
  const t = useTranslations("approval.delegation");
  return (
    <ActForm action="/api/v1/delegation-rules" at={page} kept={kept && !kept.values["_rule"] ? kept : null} done={t("added")} reset className="grid gap-3 md:grid-cols-2" label={t("add")}>
      <TextField name="clause" label={t("clause")} maxLength={20} required />
      <SelectField name="level" label={t("level")} defaultValue="3" options={decidingLevels.map((level) => ({ value: String(level), label: t(`levels.${level}`) }))} />
      <TextField name="matterKo" label={t("matter")} maxLength={200} required />
      <TextField name="matterEn" label={t("matterEn")} maxLength={200} optional />
      <TextField name="validFrom" type="date" label={t("from")} defaultValue={today} required />
      <div className="self-end">
        <Button kind="primary" type="submit">{t("add")}</Button>
      </div>
    </ActForm>
  );
}
