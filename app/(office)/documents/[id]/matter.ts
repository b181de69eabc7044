import { getTranslations } from "next-intl/server";
import type { BesideShown, MatterShown } from "#components/documents/Matter.tsx";
import { formatDay } from "#lib/format.ts";
import { nameOf, placed } from "#lib/names.ts";
import { dayOf } from "#lib/time.ts";
import type { CitedDocument } from "#lib/documents/citing.ts";
import type { OpenDocument } from "#lib/documents/queries.ts";
import { relatedTo } from "#lib/search/related.ts";
import type { PageContext } from "#app/current.ts";

/** What is beside an open document, in the reader's language. */
export async function matterOf({ db, actor, language, today }: PageContext, open: OpenDocument): Promise<MatterShown> {
  const [found, t, kinds, results, search] = await Promise.all([relatedTo(db, actor, open), getTranslations("documents"), getTranslations("approval.kinds"), getTranslations("documents.matter"), getTranslations("search.kinds")]);
  const department = (one: { departmentNameKo: string; departmentNameEn: string }) => nameOf({ nameKo: one.departmentNameKo, nameEn: one.departmentNameEn }, language);
  const decider = (one: { deciderNameKo: string | null; deciderNameEn: string | null }) => (one.deciderNameKo ? nameOf({ nameKo: one.deciderNameKo, nameEn: one.deciderNameEn ?? "" }, language) : null);
  const day = (at: Date) => formatDay(dayOf(at), language, today);
  const titles = new Map(found.chain.map((link) => [link.id, link.title]));
  const beside = (one: CitedDocument): BesideShown => {
    const by = decider(one);
    return { id: one.id, title: one.title, href: one.readable ? `/documents/${one.id}` : null, meta: [one.number, day(one.at), department(one), by ? t("decider", { name: by }) : null, one.readable ? null : t("restricted")].filter(Boolean).join(" · ") };
  };
  return {
    chain: found.chain.map((link) => {
      const by = decider(link);
      const post = nameOf({ nameKo: link.deciderPostNameKo ?? "", nameEn: link.deciderPostNameEn ?? "" }, language);
      return {
        id: link.id, title: link.title, href: link.readable ? `/documents/${link.id}` : null, number: link.number, status: link.status, when: day(link.at), department: department(link), summary: link.summary, own: link.id === open.row.id,
        who: by ? [link.decision ? kinds(link.decision as "decision") : null, by, placed(post)].filter(Boolean).join(" ") : t("drafter", { name: nameOf({ nameKo: link.drafterNameKo, nameEn: link.drafterNameEn }, language) }),
        does: link.does.map((one) => ({ kind: one.kind, title: titles.get(one.to) ?? "" })),
      };
    }),
    cited: found.cited.map(beside),
    citing: found.citing.map(beside),
    alike: found.alike.map((hit) => ({ id: hit.recordId, title: hit.title, href: hit.url, badge: search(hit.kind), meta: [hit.number, day(hit.at), department(hit)].filter(Boolean).join(" · ") })),
    earlier: found.earlier.map((one) => ({
      key: `${one.documentId} ${one.at.getTime()} ${one.postId}`, documentId: one.documentId, title: one.title || t("untitled"), number: one.number, kind: one.returned ? results("returned") : kinds(one.kind as "review"),
      who: [nameOf(one, language), placed(nameOf({ nameKo: one.postNameKo, nameEn: one.postNameEn }, language))].filter(Boolean).join(" "), when: day(one.at), opinion: one.opinion ?? "",
    })),
  };
}
