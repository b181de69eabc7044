import { getTranslations } from "next-intl/server";
import type { MatterShown } from "#components/documents/Matter.tsx";
import { formatDay } from "#lib/format.ts";
import { nameOf, placed } from "#lib/names.ts";
import { dayOf } from "#lib/time.ts";
import type { OpenDocument } from "#lib/documents/queries.ts";
import { relatedTo } from "#lib/search/related.ts";
import { documentTold } from "#lib/search/told.ts";
import type { PageContext } from "#app/current.ts";
import { besideShown } from "#app/(office)/beside.ts";

/** What is beside an open document, in the reader's language. */
export async function matterOf(context: PageContext, open: OpenDocument): Promise<MatterShown> {
  const { db, actor, language, today } = context;
  const [found, t, kinds] = await Promise.all([relatedTo(db, actor, documentTold(open)), getTranslations("documents"), getTranslations("approval.kinds")]);
  const titles = new Map(found.chain.map((link) => [link.id, link.title]));
  return {
    chain: found.chain.map((link) => {
      const by = link.deciderNameKo ? nameOf({ nameKo: link.deciderNameKo, nameEn: link.deciderNameEn ?? "" }, language) : null;
      const post = nameOf({ nameKo: link.deciderPostNameKo ?? "", nameEn: link.deciderPostNameEn ?? "" }, language);
      return {
        id: link.id, title: link.title, href: link.readable ? `/documents/${link.id}` : null, number: link.number, status: link.status, when: formatDay(dayOf(link.at), language, today), department: nameOf({ nameKo: link.departmentNameKo, nameEn: link.departmentNameEn }, language), summary: link.summary, own: link.id === open.row.id,
        who: by ? [link.decision ? kinds(link.decision as "decision") : null, by, placed(post)].filter(Boolean).join(" ") : t("drafter", { name: nameOf({ nameKo: link.drafterNameKo, nameEn: link.drafterNameEn }, language) }),
        does: link.does.map((one) => ({ kind: one.kind, title: titles.get(one.to) ?? "" })),
      };
    }),
    beside: await besideShown(context, open.row.id, found),
  };
}
