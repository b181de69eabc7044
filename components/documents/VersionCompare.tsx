import { useTranslations } from "next-intl";
import type { Comparison } from "#lib/documents/compare.ts";
import { Button } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";

/**
 * Problem: what differs between two versions, in the text and in words; never by colour alone.
 * Example: <VersionCompare newest={2} from={1} to={2} changes={compareTexts(a, b)} />
 */
export function VersionCompare({ newest, from, to, changes }: { newest: number; from: number; to: number; changes: Comparison | null }) {
  const t = useTranslations("documents");
  if (newest < 2) return <EmptyState title={t("compare.one")}>{t("compare.oneHint")}</EmptyState>;
  const options = Array.from({ length: newest }, (_, n) => ({ value: String(n + 1), label: t("version", { n: n + 1 }) }));
  return (
    <div className="mx-auto grid max-w-[800px] gap-4">
      <form method="get" className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="tab" value="compare" />
        <SelectField name="from" label={t("compare.from")} options={options} defaultValue={String(from)} />
        <SelectField name="to" label={t("compare.to")} options={options} defaultValue={String(to)} />
        <Button type="submit">{t("compare.show")}</Button>
      </form>
      <p className="text-row font-semibold">{changes && changes.changes.length > 0 ? t("compare.count", { count: changes.changes.length }) : t("compare.same")}</p>
      <div className="rounded-badge border border-line bg-bg p-5 text-letter whitespace-pre-wrap [overflow-wrap:anywhere] md:p-10">
        {changes?.pieces.map((piece, n) =>
          piece.kind === "same" ? (
            <span key={n}>{piece.text}</span>
          ) : piece.kind === "added" ? (
            <ins key={n} className="bg-added-tint text-added underline decoration-2">
              <span className="sr-only">{t("compare.added")} </span>
              {piece.text}
            </ins>
          ) : (
            <del key={n} className="bg-removed-tint text-removed line-through">
              <span className="sr-only">{t("compare.removed")} </span>
              {piece.text}
            </del>
          ),
        )}
      </div>
      <ol className="grid gap-2 text-row">
        {changes?.changes.map((change) => (
          <li key={change.n} className="flex gap-3">
            <span className="tabular-nums text-text2">{change.n}</span>
            <span>
              {change.removed ? <del className="text-removed">{t("compare.removed")} ‘{change.removed}’</del> : null} {change.added ? <ins className="text-added">{t("compare.added")} ‘{change.added}’</ins> : null}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
