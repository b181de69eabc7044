import { everyone } from "#lib/access/rules.ts";
import type { Db } from "#lib/platform/database.ts";
import { dayOf, toColumn } from "#lib/time.ts";
import { agencyWords, directoryDepartments, directoryPosts } from "#lib/organisation/directory.ts";
import { chargesOf, postsInCharge } from "#lib/tasks/charges.ts";
import type { SearchEntry } from "#lib/search/engine.ts";

/** Posts with their holder and their work, so that one finds who handles a thing. Every official may know them. */
export async function entriesOfPosts(db: Db, touched: readonly string[], at: Date): Promise<SearchEntry[]> {
  const day = dayOf(at);
  const posts = (await directoryPosts(db, { touched }, day)).filter((post) => post.validUntil === null || post.validUntil >= day);
  const charges = Map.groupBy(await chargesOf(db, posts.map((post) => post.id), day), (charge) => charge.postId);
  return posts.map((post) => {
    const since = post.since ?? post.validFrom;
    const work = (charges.get(post.id) ?? []).flatMap((charge) => [charge.nameKo, charge.nameEn, charge.outlineKo, charge.outlineEn]);
    return {
      kind: "post", recordId: post.id, sourceId: null, seq: 0, title: [post.holderKo, post.nameKo].filter(Boolean).join(" "), text: [[post.holderEn, post.nameEn].filter(Boolean).join(" "), post.departmentKo, post.departmentEn, post.rankKo, post.rankEn, ...work].filter(Boolean).join("\n"),
      url: `/posts/${post.id}`, number: null, at: toColumn(since), year: Number(since.slice(0, 4)), departmentNameKo: post.departmentKo, departmentNameEn: post.departmentEn, functionNameKo: "", functionNameEn: "",
      disclosure: "open", people: [post.holderKo, post.holderEn].filter((name) => name !== null), postIds: [], readers: [everyone],
    };
  });
}

export async function entriesOfPostsInCharge(db: Db, tasks: readonly string[], at: Date): Promise<SearchEntry[]> {
  return entriesOfPosts(db, await postsInCharge(db, tasks), at);
}

/** Departments under every name that they bore, those that ended too. */
export async function entriesOfDepartments(db: Db, touched: readonly string[], at: Date): Promise<SearchEntry[]> {
  const day = dayOf(at);
  const [departments, agencies] = await Promise.all([directoryDepartments(db, touched, day), agencyWords(db, day)]);
  return departments.map((department) => {
    const agency = agencies.get(department.agencyId);
    return {
      kind: "department", recordId: department.id, sourceId: null, seq: 0, title: department.nameKo, text: [department.nameEn, ...department.names.flatMap((name) => [name.nameKo, name.nameEn]), agency?.nameKo, agency?.nameEn, agency?.otherNames].filter(Boolean).join("\n"),
      url: `/departments/${department.id}`, number: department.code, at: toColumn(department.validFrom), year: Number(department.validFrom.slice(0, 4)), departmentNameKo: department.nameKo, departmentNameEn: department.nameEn,
      functionNameKo: "", functionNameEn: "", disclosure: "open", people: [], postIds: [], readers: [everyone],
    };
  });
}
