import type { Waiting } from "#components/organisation/AbsenceForm.tsx";
import type { Choice } from "#components/ui/Combobox.tsx";
import { formatPeriod } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { AbsenceIn } from "#lib/organisation/absences.ts";
import type { ListedPerson } from "#lib/organisation/people.ts";
import type { Cover } from "#lib/organisation/standing-in.ts";

/** Who may be chosen as deputy of somebody: those who hold a post, with the days on which they are away themselves. */
export function deputyChoices(officialId: string, rows: readonly ListedPerson[], away: readonly AbsenceIn[], language: Language, say: (days: string) => string): Choice[] {
  const absences = Map.groupBy(away, (one) => one.officialId);
  return rows.filter((row) => row.departmentKo !== null && row.id !== officialId).map((row) => ({
    value: row.id,
    label: nameOf(row, language),
    note: [
      nameOf({ nameKo: row.departmentKo ?? "", nameEn: row.departmentEn ?? "" }, language), nameOf({ nameKo: row.postKo ?? "", nameEn: row.postEn ?? "" }, language),
      ...(absences.get(row.id) ?? []).slice(0, 2).map((one) => say(formatPeriod(one.validFrom, one.validUntil, language))),
    ].join(" · "),
  }));
}

/** What the form says of what waits for somebody. */
export function waitingOf(officialId: string, cover: readonly Cover[], away: readonly AbsenceIn[], language: Language): Waiting {
  return {
    posts: cover.map((post) => ({ post: nameOf(post, language), by: post.by.map((one) => nameOf(one, language)).join(", ") || null })),
    entrusted: away.filter((one) => one.deputyId === officialId).map((one) => `${nameOf(one, language)} (${formatPeriod(one.validFrom, one.validUntil, language)})`),
  };
}
