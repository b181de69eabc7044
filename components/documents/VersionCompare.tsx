import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Block, Changes } from "#lib/documents/changes.ts";
import type { Form } from "#lib/documents/forms.ts";
import { Button } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";

/** Who made a version, at which step, and when. */
export interface MadeBy {
  n: number;
  step: string;
  who: string;
  when: string;
}

/**
 * Problem: what differs between two versions, in the text and on the card; never by colour alone.
 * Example: <VersionCompare newest={2} from={1} to={2} made={[first, second]} changes={changesBetween(a, b)} />
 */
export function VersionCompare({ newest, from, to, made, changes }: { newest: number; from: number; to: number; made: readonly MadeBy[]; changes: Changes | null }) {
  const t = useTranslations("documents");
  if (newest < 2) return <EmptyState title={t("compare.one")}>{t("compare.oneHint")}</EmptyState>;
  const options = Array.from({ length: newest }, (_, n) => ({ value: String(n + 1), label: t("version", { n: n + 1 }) }));
  return (
    <div className="mx-auto grid max-w-[800px] min-w-0 gap-4">
      <form method="get" className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="tab" value="compare" />
        <SelectField name="from" label={t("compare.from")} options={options} defaultValue={String(from)} />
        <SelectField name="to" label={t("compare.to")} options={options} defaultValue={String(to)} />
        <Button type="submit">{t("compare.show")}</Button>
      </form>
      <ul className="grid gap-1 text-row">
        {made.map((one) => (
          <li key={one.n}>
            <strong>{t("version", { n: one.n })}</strong> <span className="text-text2">{one.step}</span> {one.who} <span className="text-text2">{one.when}</span>
          </li>
        ))}
      </ul>
      <p className="text-row font-semibold">{changes && changes.count > 0 ? t("compare.count", { count: changes.count }) : t("compare.same")}</p>
      {changes ? (
        <div className="grid min-w-0 gap-5 rounded-badge border border-line bg-bg p-4 md:p-10">
          <Part title={t("letter.subject")} blocks={changes.title} />
          <Part title={t("card.summary")} blocks={changes.summary} />
          <Listed title={t("card.keywords")} added={changes.keywords.added} removed={changes.keywords.removed} />
          <Listed title={t("card.files")} added={changes.files.added.map((file) => file.name)} removed={changes.files.removed.map((file) => file.name)} />
          <section aria-label={t("tabs.text")} className="grid gap-2 text-letter">
            <h3 className="text-meta font-semibold text-text2">{t("tabs.text")}</h3>
            <Blocks blocks={changes.text} />
          </section>
          <Forms changes={changes.form} />
        </div>
      ) : null}
    </div>
  );
}

/** A field of the card that changed; one that stayed is not shown. */
function Part({ title, blocks }: { title: string; blocks: readonly Block[] }) {
  if (blocks.every((block) => block.kind === "same")) return null;
  return (
    <section aria-label={title} className="grid gap-2 text-row">
      <h3 className="text-meta font-semibold text-text2">{title}</h3>
      <Blocks blocks={blocks} />
    </section>
  );
}

function Listed({ title, added, removed }: { title: string; added: readonly string[]; removed: readonly string[] }) {
  if (added.length + removed.length === 0) return null;
  return (
    <section aria-label={title} className="grid gap-2 text-row">
      <h3 className="text-meta font-semibold text-text2">{title}</h3>
      <ul className="grid gap-1">
        {removed.map((one, n) => <li key={`-${n}`}><Removed>{one}</Removed></li>)}
        {added.map((one, n) => <li key={`+${n}`}><Added>{one}</Added></li>)}
      </ul>
    </section>
  );
}

/** Lines that were set otherwise, in words. */
function Forms({ changes }: { changes: Changes["form"] }) {
  const t = useTranslations("documents.compare");
  if (changes.length === 0) return null;
  const word = (mark: string) => t("marked", { how: t(`marks.${mark.slice(0, mark.indexOf(":")) as "bold"}`), words: mark.slice(mark.indexOf(":") + 1) });
  const said = (form: Form) => [t(`forms.${form.kind}`, { level: form.level, cells: form.cells }), form.joined > 0 ? t("joined", { n: form.joined }) : "", ...form.marked.map(word)].filter(Boolean).join(", ");
  return (
    <section aria-label={t("form")} className="grid gap-2 text-row">
      <h3 className="text-meta font-semibold text-text2">{t("form")}</h3>
      <ul className="grid gap-2">
        {changes.map((change, n) => (
          <li key={n} className="border-l-2 border-link pl-3 [overflow-wrap:anywhere]">
            <p>{change.text}</p>
            <p className="text-meta"><Removed>{said(change.before)}</Removed> <Added>{said(change.after)}</Added></p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Blocks({ blocks }: { blocks: readonly Block[] }) {
  const t = useTranslations("documents.compare");
  return blocks.map((block, n) => {
    if (block.kind === "same") return <p key={n} className="whitespace-pre-wrap [overflow-wrap:anywhere]">{block.text}</p>;
    if (block.kind === "words") {
      return (
        <p key={n} className="border-l-2 border-link pl-3 whitespace-pre-wrap [overflow-wrap:anywhere]">
          {block.pieces.map((piece, at) => (piece.kind === "same" ? <span key={at}>{piece.text}</span> : piece.kind === "added" ? <Added key={at}>{piece.text}</Added> : <Removed key={at}>{piece.text}</Removed>))}
        </p>
      );
    }
    return (
      <div key={n} role="group" aria-label={t("beside")} className="grid gap-x-4 gap-y-2 border-l-2 border-link pl-3 whitespace-pre-wrap [overflow-wrap:anywhere] sm:grid-cols-2">
        <p>{block.before === null ? <span className="text-meta text-text2">{t("wasNot")}</span> : <Removed>{block.before}</Removed>}</p>
        <p>{block.after === null ? <span className="text-meta text-text2">{t("isNot")}</span> : <Added>{block.after}</Added>}</p>
      </div>
    );
  });
}

function Added({ children }: { children: ReactNode }) {
  const t = useTranslations("documents.compare");
  return (
    <ins className="bg-added-tint text-added underline decoration-2">
      <span className="sr-only">{t("added")} </span>
      {children}
    </ins>
  );
}

function Removed({ children }: { children: ReactNode }) {
  const t = useTranslations("documents.compare");
  return (
    <del className="bg-removed-tint text-removed line-through">
      <span className="sr-only">{t("removed")} </span>
      {children}
    </del>
  );
}
