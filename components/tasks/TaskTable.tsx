import { useLocale, useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Table } from "#components/ui/Table.tsx";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";

export interface TaskShown {
  id: string;
  code: string;
  nameKo: string;
  nameEn: string;
  departmentKo: string;
  departmentEn: string;
  retention: number;
  validUntil: Day | null;
}

/** Unit tasks by code, with the unit that does each. */
export function TaskTable({ caption, rows, today }: { caption: string; rows: readonly TaskShown[]; today: Day }) {
  const t = useTranslations("tasks");
  const c = useTranslations("classification");
  const language = useLocale() as Language;
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          head: c("levels.6"),
          cell: (row) => (
            <span className="flex flex-wrap items-center gap-2">
              <AppLink href={`/tasks/${row.id}`} className="inline-flex min-h-8 items-center font-medium hover:underline">{nameOf(row, language)}</AppLink>
              {row.validUntil !== null && row.validUntil < today ? <Badge>{t("closed")}</Badge> : null}
            </span>
          ),
        },
        { key: "code", head: t("code"), cell: (row) => <span className="tabular-nums">{row.code}</span>, className: "hidden md:table-cell" },
        { key: "unit", head: t("department"), cell: (row) => nameOf({ nameKo: row.departmentKo, nameEn: row.departmentEn }, language) },
        { key: "retention", head: t("retention"), cell: (row) => c("retention", { years: String(row.retention) }), className: "whitespace-nowrap" },
      ]}
    />
  );
}
