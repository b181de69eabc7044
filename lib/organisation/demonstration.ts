import type { Db } from "#lib/platform/database.ts";

export interface DemonstrationPerson {
  login: string;
  nameKo: string;
  nameEn: string;
  rankKo: string;
  rankEn: string;
  placeKo: string;
  placeEn: string;
}

/** Who can sign in to the demonstration, with the post of that day. */
export function demonstrationPeople(db: Db, at: Date): Promise<DemonstrationPerson[]> {
  return db.$queryRaw<DemonstrationPerson[]>`
    select a."login", o."nameKo", o."nameEn", o."rankKo", o."rankEn", coalesce(place.ko, '') as "placeKo", coalesce(place.en, '') as "placeEn"
    from "Account" a join "Official" o on o."id" = a."officialId"
    left join lateral (
      select g."nameKo" || ' ' || v."nameKo" || ' · ' || p."nameKo" as ko, p."nameEn" || ', ' || v."nameEn" || ', ' || g."nameEn" as en
      from "Appointment" h join onmaru_posts_on(${at}::date) p on p."id" = h."postId" join "Department" d on d."id" = p."departmentId" join onmaru_agencies_on(${at}::date) g on g."id" = d."agencyId"
      join "DepartmentVersion" v on v."departmentId" = d."id" and v."validFrom" <= ${at}::date and (v."validUntil" is null or v."validUntil" >= ${at}::date)
      where h."officialId" = o."id" and h."validFrom" <= ${at}::date and (h."validUntil" is null or h."validUntil" >= ${at}::date)
      order by case h."kind" when 'regular' then 0 else 1 end limit 1) place on true
    where a."isDemonstration" order by a."login"`;
}
