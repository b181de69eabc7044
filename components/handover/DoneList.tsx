import { useTranslations } from "next-intl";
import { AppLink } from "#components/ui/AppLink.tsx";
import { AskAccess } from "#components/register/AskAccess.tsx";
import { decides } from "#lib/approval/rules.ts";
import type { StepKind } from "#lib/approval/rules.ts";
import { formatDay } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import { dayOf } from "#lib/time.ts";

export interface DoneShown {
  documentId: string;
  title: string | null;
  numberLabel: string | null;
  kind: string;
  at: Date;
  opinion: string | null;
  /** Somebody did it for the holder: who, and whether as deputy or acting. */
  stoodIn: "deputy" | "acting" | null;
  nameKo: string;
  nameEn: string;
  readable: boolean;
}

/** What one holder decided, drafted and thought, and what others did in that place, newest first. */
export function DoneList({ rows, language }: { rows: readonly DoneShown[]; language: Language }) {
  const t = useTranslations("handover");
  if (rows.length === 0) return <p className="py-3 text-row text-text2">{t("nothingDone")}</p>;
  return (
    <ul>
      {rows.map((row, n) => (
        <li key={`${row.documentId}${n}`} className="grid gap-x-4 border-b border-line py-2.5 sm:grid-cols-[8.5rem_1fr]">
          <span className="text-row text-text2 tabular-nums">{formatDay(dayOf(row.at), language)}</span>
          <div className="min-w-0">
            <p className="text-row [overflow-wrap:anywhere]">
              {row.readable && row.title ? <AppLink href={`/documents/${row.documentId}`} className="font-semibold text-text hover:underline">{row.title}</AppLink> : <span className="text-text2">{row.title ?? t("hidden")}</span>}
              {row.numberLabel ? <span className="ml-2 text-meta text-text2">{row.numberLabel}</span> : null}
              {!row.readable && row.title !== null && row.numberLabel ? <span className="ml-2"><AskAccess id={row.documentId} title={row.title} /></span> : null}
            </p>
            <p className="text-meta text-text2">{t(`openKind.${row.kind as "draft"}`)}{row.stoodIn ? ` · ${t("stoodIn", { as: row.stoodIn === "deputy" && decides(row.kind as StepKind) ? "decided" : row.stoodIn, name: nameOf(row, language) })}` : ""}</p>
            {row.opinion ? <blockquote className="mt-1 border-l-2 border-line2 pl-2.5 text-row whitespace-pre-wrap [overflow-wrap:anywhere]">{row.opinion}</blockquote> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
