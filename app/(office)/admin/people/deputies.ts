import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { ListedPerson } from "#lib/organisation/people.ts";

/** People to choose from, by department. */
export function deputyGroups(rows: readonly ListedPerson[], language: Language): { label: string; options: { value: string; label: string }[] }[] {
  const seated = rows.filter((row) => row.departmentKo !== null);
  return [...Map.groupBy(seated, (row) => nameOf({ nameKo: row.departmentKo ?? "", nameEn: row.departmentEn ?? "" }, language))].map(([label, of]) => ({
    label,
    options: of.map((row) => ({ value: row.id, label: `${nameOf(row, language)} · ${nameOf({ nameKo: row.postKo ?? "", nameEn: row.postEn ?? "" }, language)}` })),
  }));
}
