"use client";
import { useLocale, useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button } from "#components/ui/Button.tsx";
import { buttonStyle } from "#components/ui/buttonStyle.ts";
import { Table } from "#components/ui/Table.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { formatDay } from "#lib/format.ts";
import type { Language } from "#lib/names.ts";

export interface ShownRule {
  id: string;
  clause: string;
  matter: string;
  /** The unit task or kind of matter it speaks of; null for all others. */
  of: string | null;
  /** `5,000만원 이상`, or null for any amount. */
  amount: string | null;
  level: number;
  important: boolean;
  validFrom: string;
  validUntil: string | null;
}

export const delegationPage = "/admin/delegation";

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
        { key: "for", head: t("of"), cell: (rule) => rule.of ?? t("general"), className: "min-w-[120px]" },
        { key: "amount", head: t("amount"), cell: (rule) => rule.amount ?? t("anyAmount"), className: "whitespace-nowrap tabular-nums" },
        {
          key: "level",
          head: t("level"),
          cell: (rule) => (
            <span className="inline-flex items-center gap-2">
              {t(`levels.${String(rule.level) as "3"}`)}
              {rule.important ? <Badge tone="warn">{t("importantMark")}</Badge> : null}
            </span>
          ),
          className: "whitespace-nowrap",
        },
        { key: "from", head: t("from"), cell: (rule) => formatDay(rule.validFrom, language), className: "whitespace-nowrap tabular-nums" },
        {
          key: "until",
          head: t("until"),
          cell: (rule) =>
            rule.validUntil ? formatDay(rule.validUntil, language) : (
              <details open={kept?.values["_rule"] === rule.id || undefined}>
                <summary className={buttonStyle("plain", "dense", "-ml-2.5 text-link")}>{t("end")}<span className="sr-only">: {rule.clause}</span></summary>
              <ActForm action={`/api/v1/delegation-rules/${rule.id}/endings`} at={delegationPage} kept={kept?.values["_rule"] === rule.id ? kept : null} done={t("ended")} values={{ _rule: rule.id }} className="mt-2 flex flex-wrap items-start gap-2" label={t("endClause", { clause: rule.clause })}>
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
