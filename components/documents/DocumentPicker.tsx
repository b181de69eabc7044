"use client";
import { Combobox } from "@base-ui/react/combobox";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { cx } from "#components/ui/cx.ts";
import { Field, controlStyle } from "#components/ui/Field.tsx";
import type { FieldLook } from "#components/ui/Field.tsx";
import { TextField } from "#components/ui/TextField.tsx";

export interface DocumentFound {
  id: string;
  title: string;
  number: string | null;
  department: string;
}

const nothing = () => () => undefined;
const rest = 200;

/**
 * Problem: one document among all that the writer may know, found by typing title or number. Without JavaScript
 * its whole number or title is typed.
 * Example: <DocumentPicker name="other" label="문서" onChoose={setChosen} />
 */
export function DocumentPicker({ onChoose, ...field }: FieldLook & { onChoose?: (chosen: DocumentFound | null) => void }) {
  const t = useTranslations("documents.related");
  const ui = useTranslations("ui");
  const scripted = useSyncExternalStore(nothing, () => true, () => false);
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState<DocumentFound | null>(null);
  const [found, setFound] = useState<{ words: string; documents: DocumentFound[] }>({ words: "", documents: [] });
  useEffect(() => {
    const asked = words.trim();
    if (asked === "" || asked === chosen?.title) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/api/v1/documents/choices?q=${encodeURIComponent(asked)}`, { headers: { accept: "application/json" }, signal: stop.signal })
        .then((answer) => (answer.ok ? (answer.json() as Promise<{ documents: DocumentFound[] }>) : { documents: [] }))
        .then(({ documents }) => setFound({ words: asked, documents }))
        .catch(() => undefined);
    }, rest);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words, chosen]);
  if (!scripted) return <TextField {...field} />;
  const asked = words.trim();
  return (
    <Field {...field}>
      {(control) => (
        <>
          <input type="hidden" name={control.name} value={chosen?.id ?? words} />
          <Combobox.Root
            items={asked === "" ? [] : found.documents}
            value={chosen}
            onValueChange={(next: DocumentFound | null) => {
              setChosen(next);
              onChoose?.(next);
            }}
            onInputValueChange={setWords}
            itemToStringLabel={(one: DocumentFound) => one.title}
            isItemEqualToValue={(one: DocumentFound, other: DocumentFound) => one.id === other.id}
            filter={null}
            autoHighlight
          >
            <Combobox.Input id={control.id} aria-describedby={control["aria-describedby"]} aria-invalid={control["aria-invalid"]} className={cx(controlStyle, "min-h-11 text-row md:min-h-9")} />
            <Combobox.Portal>
              <Combobox.Positioner sideOffset={4} className="z-50">
                <Combobox.Popup className="max-h-80 w-[var(--anchor-width)] min-w-60 overflow-y-auto rounded-panel border border-line2 bg-bg py-1 shadow-float empty:hidden">
                  <Combobox.Empty className="px-3 py-2 text-row text-text2 empty:hidden">{asked === "" ? t("findHint") : found.words === asked ? ui("noMatch") : t("searching")}</Combobox.Empty>
                  <Combobox.List>
                    {(one: DocumentFound) => (
                      <Combobox.Item key={one.id} value={one} className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-2 px-3 py-1.5 text-row data-[highlighted]:bg-selected md:min-h-9">
                        <span className="font-medium [overflow-wrap:anywhere]">{one.title}</span>
                        <span className="text-meta text-text2">{one.number ?? one.department}</span>
                      </Combobox.Item>
                    )}
                  </Combobox.List>
                </Combobox.Popup>
              </Combobox.Positioner>
            </Combobox.Portal>
          </Combobox.Root>
        </>
      )}
    </Field>
  );
}
