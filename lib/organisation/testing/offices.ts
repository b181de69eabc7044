import { toColumn } from "#lib/time.ts";
import type { Db } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";

/** Tuesday morning in Seoul. */
export const officesNow = new Date("2026-11-24T01:00:00Z");

/*
 * Two small agencies for tests of rooms that need people in posts and no documents:
 *   Planning Ministry · Institutions Division: doyun (its head), seoon (an official); a second official's post, vacant
 *   Ocean Ministry · Ocean Division: bada (an official)
 */
const people = { doyun: ["한도윤", "Han Doyun"], seoon: ["박서온", "Park Seoon"], bada: ["문바다", "Moon Bada"] } as const;
export type Person = keyof typeof people;

export interface Offices {
  agency: string;
  institutions: string;
  ocean: string;
  officials: Record<Person, string>;
  posts: Record<Person | "vacant", string>;
}

export async function seatOffices(db: Db): Promise<Offices> {
  const id = () => newId(officesNow);
  const period = { validFrom: toColumn("2024-03-04"), validUntil: null };
  const [agency, oceanAgency, institutions, ocean] = [id(), id(), id(), id()];
  await db.agency.createMany({
    data: [
      { id: agency, code: "1741000", nameKo: "기획조정부", nameEn: "Ministry of Planning", senderKo: "", senderEn: "", ...period },
      { id: oceanAgency, code: "1192000", nameKo: "바다환경부", nameEn: "Ministry of the Ocean", senderKo: "", senderEn: "", ...period },
    ],
  });
  const units = [[institutions, agency, "1741011", "행정제도과", "Institutions Division"], [ocean, oceanAgency, "1192011", "해양환경과", "Ocean Division"]] as const;
  await db.department.createMany({ data: units.map(([unit, agencyId, code]) => ({ id: unit, agencyId, code, isHandlingUnit: true, ...period })) });
  await db.departmentVersion.createMany({ data: units.map(([departmentId, , , nameKo, nameEn]) => ({ id: id(), departmentId, nameKo, nameEn, parentId: null, ...period })) });
  const posts = { doyun: id(), seoon: id(), bada: id(), vacant: id() };
  const seats = [["doyun", institutions, "행정제도과장", 3], ["seoon", institutions, "제도 담당", 1], ["vacant", institutions, "서무 담당", 1], ["bada", ocean, "해양 담당", 1]] as const;
  await db.post.createMany({ data: seats.map(([name, departmentId, nameKo, level]) => ({ id: posts[name], departmentId, nameKo, nameEn: name, level, isHead: level === 3, ...period })) });
  const names = Object.keys(people) as Person[];
  const officials = { doyun: id(), seoon: id(), bada: id() };
  await db.official.createMany({ data: names.map((name) => ({ id: officials[name], agencyId: name === "bada" ? oceanAgency : agency, nameKo: people[name][0], nameEn: people[name][1], rankKo: "", rankEn: "" })) });
  await db.appointment.createMany({ data: names.map((name) => ({ id: id(), officialId: officials[name], postId: posts[name], kind: "regular", ...period })) });
  return { agency, institutions, ocean, officials, posts };
}
