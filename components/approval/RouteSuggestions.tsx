"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RouteSuggestion } from "#lib/approval/input.ts";
import type { Step } from "#lib/approval/rules.ts";
import { Button } from "#components/ui/Button.tsx";
import { Checkbox } from "#components/ui/Checkbox.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { send } from "#components/ui/send.ts";

/**
 * Problem: a route is taken over: from the table, from what was kept, from a similar document; and the one at hand is kept under a name.
 * Parameters: documentId, suggestions (as the page knew them), steps (the route at hand), mayShare (its writer heads the department), onApply.
 * Example: <RouteSuggestions documentId={id} suggestions={found} steps={steps} mayShare={false} onApply={setSteps} />
 */
export function RouteSuggestions({ documentId, suggestions: first, steps, mayShare, onApply }: { documentId: string; suggestions: readonly RouteSuggestion[]; steps: readonly Step[]; mayShare: boolean; onApply: (steps: Step[]) => void }) {
  const t = useTranslations("approval.suggestions");
  const kinds = useTranslations("approval.kinds");
  const [suggestions, setSuggestions] = useState(first);
  const [said, setSaid] = useState("");
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  /** The task, the kind and the amount may have changed since the page was made. */
  async function reload() {
    const response = await fetch(`/api/v1/documents/${documentId}/route-suggestions`, { headers: { accept: "application/json" } }).catch(() => null);
    if (response?.ok) setSuggestions(((await response.json()) as { suggestions: RouteSuggestion[] }).suggestions);
  }
  async function keep() {
    const sent = await send("/api/v1/saved-routes", { name, steps, shared });
    setFault(sent.ok ? null : (sent.problem.errors[0]?.message ?? sent.problem.detail) || t("failed"));
    if (!sent.ok) return;
    setSaid(t("kept", { name }));
    setName("");
    await reload();
  }
  async function remove({ id, label }: RouteSuggestion) {
    const sent = await send(`/api/v1/saved-routes/${id}/removals`, {});
    setSaid(sent.ok ? t("removed", { name: label }) : sent.problem.detail);
    await reload();
  }
  const titleOf = (one: RouteSuggestion) => (one.source === "table" ? (one.note ? t("table", { clause: one.note }) : t("tableSilent")) : one.label);
  const onEnter = (event: React.KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    // The field stands inside the form of the document, which Enter would submit.
    event.preventDefault();
    void keep();
  };
  return (
    <details className="group border-y border-line py-3" onToggle={(event) => (event.currentTarget.open ? void reload() : undefined)}>
      <summary className="flex min-h-11 cursor-pointer items-center gap-1.5 text-row font-semibold md:min-h-8">
        {t("title")}
        <ChevronDown aria-hidden className="size-4 group-open:rotate-180" />
      </summary>
      <ul className="grid" aria-label={t("title")}>
        {suggestions.map((one) => (
          <li key={`${one.source}${one.id}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2">
            <span className="min-w-0 flex-1 basis-60">
              <span className="block text-row font-medium [overflow-wrap:anywhere]">
                {titleOf(one)} <span className="font-normal text-text2">{t(`sources.${one.source}`)}{one.source === "similar" && one.note ? ` · ${one.note}` : ""}</span>
              </span>
              <span className="block text-meta text-text2">{one.steps.slice(1).map((step, n) => `${kinds(step.kind)} ${one.people[n] ?? ""}`).join(" → ")}</span>
              {one.dropped.map((gone) => (
                <span key={`${gone.post}${gone.why}`} className="block text-meta text-warn">{t(`dropped.${gone.why}`, { post: gone.post })}</span>
              ))}
            </span>
            <Button type="button" size="dense" aria-label={`${t("apply")}: ${titleOf(one)}`} onClick={() => { onApply(one.steps); setSaid(t("applied", { name: titleOf(one) })); }}>{t("apply")}</Button>
            {one.removable ? <Button type="button" kind="plain" size="dense" aria-label={`${t("remove")}: ${titleOf(one)}`} onClick={() => void remove(one)}>{t("remove")}</Button> : null}
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <TextField className="min-w-0 flex-1 basis-48" name="routeName" label={t("name")} value={name} maxLength={60} error={fault} onChange={(event) => setName(event.target.value)} onKeyDown={onEnter} />
        {mayShare ? <Checkbox name="routeShared" label={t("share")} checked={shared} onChange={(event) => setShared(event.target.checked)} /> : null}
        <Button type="button" disabled={name.trim() === "" || steps.length < 2} onClick={() => void keep()}>{t("keep")}</Button>
      </div>
      <p role="status" className="mt-2 min-h-5 text-meta text-text2">{said}</p>
    </details>
  );
}
