import { useTranslations } from "next-intl";
import { relationKinds } from "#lib/documents/relations.ts";
import type { RelationKind } from "#lib/documents/relations.ts";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { AskAccess } from "#components/register/AskAccess.tsx";
import { DocumentPicker } from "./DocumentPicker.tsx";
import { statusTone } from "./view.ts";

export interface RelatedShown {
  id: string;
  kind: RelationKind;
  way: "out" | "in";
  documentId: string;
  title: string;
  number: string | null;
  status: string;
  readable: boolean;
}

/**
 * Problem: the documents that a document names and that name it, with the kind of relation; its writer adds and takes back.
 * Example: <Related id={id} related={related} adds removes={false} at={`/documents/${id}?tab=related`} kept={kept} />
 */
export function Related({ id, related, adds, removes, at, kept }: { id: string; related: readonly RelatedShown[]; adds: boolean; removes: boolean; at: string; kept: Kept | null }) {
  const t = useTranslations("documents.related");
  const d = useTranslations("documents");
  return (
    <>
      {related.length === 0 ? <EmptyState title={t("none")}>{t("noneText")}</EmptyState> : (
        <ul aria-label={t("title")} className="rounded-badge border border-line bg-bg">
          {related.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-3 last:border-b-0 md:px-6">
              <span className="w-28 shrink-0 text-meta text-text2">{t(`${one.way}.${one.kind}`)}</span>
              <span className="min-w-0 flex-1 text-row">
                <RelatedLink related={one} />
                <span className="block text-meta text-text2">{[one.number, one.readable ? null : d("restricted")].filter(Boolean).join(" · ")}</span>
              </span>
              {one.status === "approved" ? null : <Badge tone={statusTone[one.status] ?? "grey"}>{d(`status.${one.status as "draft"}`)}</Badge>}
              {removes && one.way === "out" ? (
                <ActForm action={`/api/v1/documents/${id}/relations/${one.id}/removals`} done={t("removed")} at={at} kept={null}>
                  <Button type="submit" kind="plain" size="dense" aria-label={t("remove", { title: one.title })}>{d("editor.remove")}</Button>
                </ActForm>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {adds ? (
        <ActForm key={related.length} action={`/api/v1/documents/${id}/relations`} done={t("added")} reset at={at} kept={kept} label={t("add")} className="grid gap-3 rounded-badge border border-line bg-bg p-4 md:p-6">
          <h2 className="text-row font-semibold">{t("add")}</h2>
          {removes ? null : <p className="text-meta text-text2">{t("addAfter")}</p>}
          <div className="grid items-start gap-3 sm:grid-cols-[140px_1fr]">
            <KindField />
            <DocumentPicker name="other" label={t("find")} />
          </div>
          <div><Button type="submit">{t("add")}</Button></div>
        </ActForm>
      ) : null}
    </>
  );
}

/** The kind of relation, by its word. */
export function KindField({ value, onChange }: { value?: RelationKind; onChange?: (kind: RelationKind) => void }) {
  const t = useTranslations("documents.related");
  return (
    <SelectField
      name="kind"
      label={t("kind")}
      options={relationKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      {...(onChange ? { value: value ?? "related", onChange: (event) => onChange(event.target.value as RelationKind) } : { defaultValue: "related" })}
    />
  );
}

/** A related document by its title: a link for whoever may read it, and a way to ask for it for others. */
export function RelatedLink({ related }: { related: RelatedShown }) {
  const t = useTranslations("documents");
  const title = related.title || t("untitled");
  return related.readable ? <AppLink prose href={`/documents/${related.documentId}`} className="[overflow-wrap:anywhere]">{title}</AppLink> : <><span className="[overflow-wrap:anywhere]">{title}</span>{related.status === "approved" ? <> <AskAccess id={related.documentId} title={title} /></> : null}</>;
}

/**
 * Problem: an amendment and what it amends, a document and what supersedes it, say so at the top of each.
 * Example: <RelationLines related={related} />
 */
export function RelationLines({ related }: { related: readonly RelatedShown[] }) {
  const t = useTranslations("documents.related.line");
  const lines = related.flatMap((one) => {
    if (one.kind !== "amends" && one.kind !== "supersedes") return [];
    const done = one.kind === "amends" ? "amended" : "superseded";
    const coming = one.kind === "amends" ? "amending" : "superseding";
    return [{ one, key: one.way === "out" ? one.kind : one.status === "approved" ? done : coming } as const];
  });
  if (lines.length === 0) return null;
  return (
    <div className="mt-2 grid gap-1">
      {lines.map(({ one, key }) => (
        <p key={one.id} className={`border-l-2 pl-2 text-row ${one.way === "in" ? "border-warn" : "border-line2"}`}>
          {t.rich(key, { title: one.number ? `${one.number} ${one.title}` : one.title, a: (chunks) => (one.readable ? <AppLink prose href={`/documents/${one.documentId}`}>{chunks}</AppLink> : <strong>{chunks}</strong>) })}
        </p>
      ))}
    </div>
  );
}
