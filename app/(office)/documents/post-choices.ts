import { getTranslations } from "next-intl/server";
import type { PostChoice } from "#components/documents/RouteEditor.tsx";
import { nameOf } from "#lib/names.ts";
import { postsWith } from "#lib/organisation/units.ts";
import type { SeatedPost } from "#lib/organisation/units.ts";
import type { PageContext } from "#app/current.ts";

/** The posts that may stand on a route of an agency: its own, and of other agencies the heads of their handling units. */
export async function postChoices({ db, today, language }: PageContext, agencyId: string): Promise<PostChoice[]> {
  const [own, heads, t] = await Promise.all([postsWith(db, { agencyId, limit: 5000 }, today), postsWith(db, { headsOutside: agencyId, limit: 2000 }, today), getTranslations("documents.editor")]);
  const choice = (post: SeatedPost, foreign: boolean): PostChoice => {
    const holder = post.holderKo ? nameOf({ nameKo: post.holderKo, nameEn: post.holderEn ?? "" }, language) : t("vacant");
    return {
      value: post.postId,
      label: `${holder} · ${nameOf(post, language)}`,
      note: nameOf({ nameKo: post.departmentNameKo, nameEn: post.departmentNameEn }, language),
      words: [post.holderKo, post.holderEn, post.nameKo, post.nameEn, post.departmentNameKo, post.departmentNameEn].filter(Boolean).join(" "),
      departmentId: post.departmentId,
      ...(foreign ? { foreign } : {}),
    };
  };
  return [...own.map((post) => choice(post, false)), ...heads.map((post) => choice(post, true))];
}
