"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { Combobox } from "#components/ui/Combobox.tsx";
import type { Choice } from "#components/ui/Combobox.tsx";
import { Field, controlStyle } from "#components/ui/Field.tsx";
import { useField } from "#components/ui/formState.ts";

const nothing = () => () => undefined;

/**
 * Problem: several posts are chosen by typing, each shown with a way to take it out. Without JavaScript it is a list of which several are marked.
 * Example: <PostsField name="postIds" label="받는 사람" choices={posts} />
 */
export function PostsField({ name, label, hint, choices }: { name: string; label: string; hint?: string; choices: readonly Choice[] }) {
  const t = useTranslations("memos");
  const scripted = useSyncExternalStore(nothing, () => true, () => false);
  const { kept } = useField(name);
  const [chosen, setChosen] = useState<readonly string[]>(Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : typeof kept === "string" ? [kept] : []);
  if (!scripted) {
    return (
      <Field name={name} label={label} hint={t("manyHint")}>
        {(control) => (
          <select {...control} multiple size={8} defaultValue={[...chosen]} className={`${controlStyle} py-1 text-row`}>
            {choices.map((choice) => <option key={choice.value} value={choice.value}>{[choice.label, choice.note].filter(Boolean).join(" · ")}</option>)}
          </select>
        )}
      </Field>
    );
  }
  const named = new Map(choices.map((choice) => [choice.value, choice]));
  return (
    <div>
      {chosen.map((id) => <input key={id} type="hidden" name={name} value={id} />)}
      <ChosenPost key={chosen.length} name={name} label={label} hint={hint} choices={choices.filter((one) => !chosen.includes(one.value))} onChoose={(id) => setChosen((now) => [...now, id])} />
      {chosen.length > 0 ? (
        <ul aria-label={label} className="mt-2 flex flex-wrap gap-2">
          {chosen.map((id) => {
            const title = named.get(id)?.label ?? id;
            return (
              <li key={id}>
                <button type="button" aria-label={t("removeReceiver", { name: title })} onClick={() => setChosen((now) => now.filter((one) => one !== id))} className="inline-flex min-h-11 items-center gap-1.5 rounded-control border border-control px-2.5 text-row hover:bg-sunken md:min-h-8">
                  {title} <X aria-hidden className="size-4" />
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}

/** The field in which one more is typed; its own value is not sent, and errors of the whole show here. */
function ChosenPost({ name, label, hint, choices, onChoose }: { name: string; label: string; hint: string | undefined; choices: readonly Choice[]; onChoose: (id: string) => void }) {
  const { error } = useField(name);
  return <Combobox name={`${name}-typed`} label={label} hint={hint} error={error} choices={choices} onChoose={(id) => (id ? onChoose(id) : undefined)} />;
}
