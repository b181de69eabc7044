import type { Value } from "#lib/register/rules.ts";

type Say = (key: string, values?: Record<string, string | number>) => string;

/** A retention period as it is written. */
export function retentionText(retention: number, say: Say): string {
  return retention >= 999 ? say("permanent") : retention >= 100 ? say("semi") : say("years", { n: retention });
}

interface Words {
  language: "ko" | "en";
  disclosure: (key: string) => string;
  scope: (key: string) => string;
  /** Who may know of it, where every agency may. */
  known: string;
  departments: ReadonlyMap<string, string>;
}

/** The value of a registered field in the reader's words. */
export function valueText(value: Value, { language, disclosure, scope, known, departments }: Words): string {
  if ("text" in value) return value.text;
  if ("words" in value) return value.words.join(", ");
  if ("disclosure" in value) return value.reasons.length > 0 ? `${disclosure(value.disclosure)}(${value.reasons.join("·")})` : disclosure(value.disclosure);
  if ("scope" in value) {
    const who = value.departments.length > 0 ? `${scope(value.scope)}: ${value.departments.map((id) => departments.get(id) ?? id).join(", ")}` : scope(value.scope);
    return value.knownTo === "government" ? `${who} · ${known}` : who;
  }
  return (language === "en" && value.nameEn) || value.nameKo;
}
