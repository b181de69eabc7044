"use client";
import { Combobox as Base } from "@base-ui/react/combobox";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import { matchScore } from "#lib/match.ts";
import { cx } from "./cx.ts";
import { Field, controlStyle } from "./Field.tsx";
import type { FieldLook } from "./Field.tsx";
import { SelectField } from "./SelectField.tsx";

export interface Choice {
  value: string;
  label: string;
  /** Grey beside the label: department, path. */
  note?: string;
  /** Further words that find it: an old name, a login. */
  words?: string;
}

const nothing = () => () => undefined;

/**
 * Problem: one of many (posts, unit tasks, people), found by typing: by parts, initial consonants and on
 * the wrong keyboard layout. Without JavaScript it is a plain select.
 * Parameters: name, label, choices, defaultValue, onChoose, end (beside it); those of a field.
 * Example: <Combobox name="postId" label="자리" choices={[{ value: id, label: "혁신기획과장", note: "혁신기획과" }]} />
 */
export function Combobox({
  choices,
  defaultValue = "",
  onChoose,
  placeholder,
  end,
  ...field
}: FieldLook & { choices: readonly Choice[]; defaultValue?: string; onChoose?: (value: string) => void; placeholder?: string; end?: ReactNode }) {
  const t = useTranslations("ui");
  const scripted = useSyncExternalStore(nothing, () => true, () => false);
  const [chosen, setChosen] = useState<Choice | null>(choices.find((choice) => choice.value === defaultValue) ?? null);
  if (!scripted) {
    return <SelectField {...field} placeholder={placeholder ?? true} defaultValue={defaultValue} options={choices.map((choice) => ({ value: choice.value, label: [choice.label, choice.note].filter(Boolean).join(" · ") }))} />;
  }
  return (
    <Field {...field}>
      {(control) => (
        <div className="flex items-center gap-2">
          <input type="hidden" name={control.name} value={chosen?.value ?? ""} />
          <Base.Root
            items={choices}
            value={chosen}
            onValueChange={(next) => {
              setChosen(next);
              onChoose?.(next?.value ?? "");
            }}
            itemToStringLabel={(choice) => choice.label}
            isItemEqualToValue={(one, other) => one.value === other.value}
            filter={(choice, query) => matchScore([choice.label, choice.note ?? "", choice.words ?? ""], query) > 0}
            limit={60}
            autoHighlight
          >
            <span className="relative block flex-1">
              <Base.Input
                id={control.id}
                aria-describedby={control["aria-describedby"]}
                aria-invalid={control["aria-invalid"]}
                placeholder={placeholder ?? t("choose")}
                className={cx(controlStyle, "min-h-11 pr-9 text-row md:min-h-9")}
              />
              <Base.Trigger aria-label={t("show")} className="absolute inset-y-0 right-0 inline-flex w-9 items-center justify-center">
                <ChevronDown aria-hidden className="size-4 text-text2" />
              </Base.Trigger>
            </span>
            <Base.Portal>
              <Base.Positioner sideOffset={4} className="z-50">
                <Base.Popup className="max-h-80 w-[var(--anchor-width)] min-w-60 overflow-y-auto rounded-panel border border-line2 bg-bg py-1 shadow-float">
                  <Base.Empty className="px-3 py-2 text-row text-text2 empty:hidden">{t("noMatch")}</Base.Empty>
                  <Base.List>
                    {(choice: Choice) => (
                      <Base.Item key={choice.value} value={choice} className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-2 px-3 py-1.5 text-row data-[highlighted]:bg-selected md:min-h-9">
                        <span className="font-medium">{choice.label}</span>
                        {choice.note ? <span className="text-meta text-text2">{choice.note}</span> : null}
                      </Base.Item>
                    )}
                  </Base.List>
                </Base.Popup>
              </Base.Positioner>
            </Base.Portal>
          </Base.Root>
          {end}
        </div>
      )}
    </Field>
  );
}
