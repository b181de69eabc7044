import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import type { Tone } from "#components/ui/Badge.tsx";

export interface ShownCorrection {
  id: string;
  documentId: string;
  title: string;
  number: string | null;
  field: string;
  before: string;
  after: string;
  reason: string;
  by: string;
  outcome: "waiting" | "confirmed" | "refused" | "narrowed";
  decided: string;
  decisionReason: string;
}

const tones: Record<ShownCorrection["outcome"], Tone> = { waiting: "warn", confirmed: "ok", refused: "bad", narrowed: "ok" };

/** Requests for corrections with both sides and what became of them; `acts` stand under each that waits. */
export function CorrectionLines({ lines, named, acts }: { lines: readonly ShownCorrection[]; named: boolean; acts?: (line: ShownCorrection) => ReactNode }) {
  const t = useTranslations("register");
  return (
    <ul className="border-t border-line">
      {lines.map((line) => (
        <li key={line.id} className="grid gap-1 border-b border-line px-4 py-3 text-row md:px-6">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={tones[line.outcome]}>{t(`correction.outcome.${line.outcome}`)}</Badge>
            <strong>{t(`field.${line.field as "title"}`)}</strong>
            {named ? <AppLink className="min-w-0 text-link underline [overflow-wrap:anywhere]" href={`/documents/${line.documentId}/correction`}>{[line.number, line.title].filter(Boolean).join(" ")}</AppLink> : null}
          </p>
          <dl className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3 gap-y-0.5">
            <dt className="text-text2">{t("correction.from")}</dt>
            <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]"><del className="bg-removed-tint text-removed line-through">{line.before}</del></dd>
            <dt className="text-text2">{t("correction.to")}</dt>
            <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]"><ins className="bg-added-tint text-added underline decoration-2">{line.after}</ins></dd>
            <dt className="text-text2">{t("correction.reason")}</dt>
            <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]">{line.reason}</dd>
          </dl>
          <p className="text-meta text-text2">{line.by}</p>
          {line.decided ? <p className="text-meta text-text2">{t(`correction.outcome.${line.outcome}`)} · {line.decided}{line.decisionReason ? ` · ${line.decisionReason}` : ""}</p> : null}
          {acts?.(line)}
        </li>
      ))}
    </ul>
  );
}
