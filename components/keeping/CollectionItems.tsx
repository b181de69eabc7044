import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fold } from "#components/organisation/Fold.tsx";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button } from "#components/ui/Button.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { longestOf } from "#lib/keeping/collection-rules.ts";

export interface CollectionItemShown {
  id: string;
  kind: string;
  title: string;
  url: string;
  facts: readonly string[];
  note: string;
}

/**
 * Problem: the records of a collection in their order, each with its note; whoever holds the post orders, notes and takes out.
 * Parameters: items; changes (whether the reader may change it); kept (a failed note).
 * Example: <CollectionItems id={id} items={items} changes kept={kept} />
 */
export function CollectionItems({ id, items, changes, kept }: { id: string; items: readonly CollectionItemShown[]; changes: boolean; kept: Kept | null }) {
  const t = useTranslations("keeping.collections");
  const untitled = useTranslations("keeping")("untitled");
  const at = `/search/collections/${id}`;
  return (
    <ol aria-label={t("list")} className="border-t border-line">
      {items.map((item, n) => {
        const title = item.title || untitled;
        const move = (to: "up" | "down") => (
          <ActForm action={`/api/v1/collections/${id}/items/${item.id}/moves`} to={at} at={at} values={{ to }} label={`${title} ${t(to)}`}>
            <Button type="submit" size="dense" icon={to === "up" ? <ArrowUp aria-hidden className="size-4" /> : <ArrowDown aria-hidden className="size-4" />}>{t(to)}</Button>
          </ActForm>
        );
        return (
          <li key={item.id} className="grid grid-cols-[32px_minmax(0,1fr)] border-b border-line py-3">
            <span aria-hidden className="text-row text-text2 tabular-nums">{n + 1}</span>
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-2">
                <Badge>{item.kind}</Badge>
                <AppLink prose href={item.url} className="inline-flex min-h-11 items-center text-row font-semibold [overflow-wrap:anywhere] md:min-h-7">{title}</AppLink>
              </p>
              <p className="text-meta text-text2">{item.facts.join(" · ")}</p>
              {item.note ? <p className="mt-1 border-l-2 border-line2 pl-2 text-row whitespace-pre-wrap [overflow-wrap:anywhere]">{item.note}</p> : null}
              {changes ? (
                <div className="no-print mt-2 flex flex-wrap items-start gap-2">
                  {n > 0 ? move("up") : null}
                  {n < items.length - 1 ? move("down") : null}
                  <Fold title={t("writeNote")} open={kept?.values["item"] === item.id}>
                    <ActForm key={item.note} action={`/api/v1/collections/${id}/items/${item.id}/notes`} to={at} at={at} values={{ item: item.id }} done={t("noted")} kept={kept?.values["item"] === item.id ? kept : null} label={t("noteOf", { title })} className="grid max-w-[560px] gap-2">
                      <TextArea name="note" label={t("itemNote")} hint={t("itemNoteHint")} rows={3} maxLength={longestOf.note} defaultValue={item.note} />
                      <div><Button type="submit">{t("save")}</Button></div>
                    </ActForm>
                  </Fold>
                  <ActForm action={`/api/v1/collections/${id}/items/${item.id}/removals`} to={at} at={at} done={t("takenOut")} label={`${title} ${t("takeOut")}`}>
                    <Button type="submit" size="dense">{t("takeOut")}</Button>
                  </ActForm>
                </div>
              ) : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
