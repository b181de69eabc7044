"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RelationKind } from "#lib/documents/relations.ts";
import { Button } from "#components/ui/Button.tsx";
import { send } from "#components/ui/send.ts";
import { DocumentPicker } from "./DocumentPicker.tsx";
import type { DocumentFound } from "./DocumentPicker.tsx";
import { KindField } from "./Related.tsx";

interface Named {
  id: string;
  kind: RelationKind;
  title: string;
}

/**
 * Problem: while writing, other documents are named by typing; each is kept at once.
 * Example: <RelatedEditor id={id} first={[]} />
 */
export function RelatedEditor({ id, first }: { id: string; first: readonly Named[] }) {
  const t = useTranslations("documents.related");
  const [named, setNamed] = useState(first);
  const [kind, setKind] = useState<RelationKind>("related");
  const [chosen, setChosen] = useState<DocumentFound | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [said, setSaid] = useState("");

  async function add() {
    const sent = await send(`/api/v1/documents/${id}/relations`, { other: chosen?.id ?? "", kind });
    if (!sent.ok) return setError(sent.problem.errors[0]?.message ?? sent.problem.detail);
    setError(null);
    setNamed((now) => [...now, { id: String(sent.body["relationId"]), kind, title: chosen?.title ?? "" }]);
    setChosen(null);
    setSaid(t("added"));
  }
  async function remove(one: Named) {
    const sent = await send(`/api/v1/documents/${id}/relations/${one.id}/removals`, {});
    if (!sent.ok) return setError(sent.problem.detail);
    setError(null);
    setNamed((now) => now.filter((other) => other !== one));
    setSaid(t("removed"));
  }

  return (
    <section aria-label={t("title")} className="grid gap-2">
      <h2 className="text-section font-semibold">{t("title")}</h2>
      <ul>
        {named.map((one) => (
          <li key={one.id} className="flex items-center gap-2 border-b border-line py-1 text-row">
            <span className="w-16 shrink-0 text-text2">{t(`kinds.${one.kind}`)}</span>
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{one.title}</span>
            <button type="button" aria-label={t("remove", { title: one.title })} title={t("remove", { title: one.title })} onClick={() => void remove(one)} className="inline-flex size-11 items-center justify-center rounded-control hover:bg-sunken md:size-8">
              <X aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ul>
      <div className="grid items-start gap-2 sm:grid-cols-[110px_1fr]">
        <KindField value={kind} onChange={setKind} />
        <DocumentPicker key={named.length} name="other" label={t("find")} error={error} onChoose={setChosen} />
      </div>
      <div><Button type="button" disabled={chosen === null} onClick={() => void add()}>{t("add")}</Button></div>
      <p role="status" className="sr-only">{said}</p>
    </section>
  );
}
