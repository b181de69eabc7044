export type Language = "ko" | "en";
export const languages: readonly Language[] = ["ko", "en"];

/** A name in the language of the country and, beside it, in English (may be empty). */
export interface Named {
  nameKo: string;
  nameEn: string;
}

/** The name to show: English readers see the English one where there is one. */
export function nameOf(named: Named, language: Language): string {
  return language === "en" && named.nameEn !== "" ? named.nameEn : named.nameKo;
}

/** A department with its agency before it, where that is told: to a reader of another one. */
export function unitOf(unit: { departmentNameKo: string; departmentNameEn: string; agencyNameKo: string | null; agencyNameEn: string | null }, language: Language): string {
  const [agency, department] = [nameOf({ nameKo: unit.agencyNameKo ?? "", nameEn: unit.agencyNameEn ?? "" }, language), nameOf({ nameKo: unit.departmentNameKo, nameEn: unit.departmentNameEn }, language)];
  return [agency, department].filter(Boolean).join(" ");
}

/** A place as history keeps it, department and post; a post that says its department (혁신기획과장) needs it no second time. */
export function placed(place: string): string {
  const [department = "", ...post] = place.split(" ");
  return post.length > 0 && post.join(" ").startsWith(department) ? post.join(" ") : place;
}
