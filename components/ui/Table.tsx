import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface Column<R> {
  key: string;
  head: ReactNode;
  cell: (row: R) => ReactNode;
  /** Figures stand right. */
  figure?: boolean;
  className?: string;
}

/**
 * Problem: rows that are compared by column. Empty cells say 없음. Wide ones scroll in their own box.
 * Parameters: caption (read out; shown when `captionShown`), columns, rows, rowKey, empty.
 * Example: <Table caption="부서" columns={[{ key: "name", head: "이름", cell: (d) => d.name }]} rows={departments} rowKey={(d) => d.id} />
 */
export function Table<R>({
  caption,
  captionShown = false,
  columns,
  rows,
  rowKey,
  empty,
}: {
  caption: string;
  captionShown?: boolean;
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  empty?: ReactNode;
}) {
  const t = useTranslations("ui");
  return (
    <div className="relative overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
      <table className="w-full border-collapse text-row">
        <caption className={captionShown ? "pb-2 text-left text-section font-semibold" : "sr-only"}>{caption}</caption>
        <thead>
          <tr className="border-b border-line2">
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cx("h-9 px-2 text-meta font-semibold whitespace-nowrap text-text2 first:pl-0 last:pr-0", column.figure ? "text-right" : "text-left", column.className)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line hover:bg-sunken">
              {columns.map((column) => {
                const value = column.cell(row);
                const missing = value === null || value === undefined || value === "";
                return (
                  <td key={column.key} className={cx("h-9 px-2 py-1.5 align-middle first:pl-0 last:pr-0", column.figure && "text-right tabular-nums", column.className)}>
                    {missing ? <span className="text-text3">{t("none")}</span> : value}
                  </td>
                );
              })}
            </tr>
          ))}
          {rows.length === 0 ? (
            <tr className="border-b border-line">
              <td colSpan={columns.length} className="py-4 text-text2">
                {empty ?? t("nothing")}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}
