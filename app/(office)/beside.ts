import { getTranslations } from "next-intl/server";
import type { BesideLine, BesideShown } from "#components/search/Beside.tsx";
import { formatDay, formatNumber } from "#lib/format.ts";
import { nameOf, placed } from "#lib/names.ts";
import { dayOf } from "#lib/time.ts";
import type { Hit } from "#lib/search/engine.ts";
import { relatedTo } from "#lib/search/related.ts";
import type { Related } from "#lib/search/related.ts";
import type { Told } from "#lib/search/told.ts";
import type { PageContext } from "#app/current.ts";

const places = { document: "/documents", archive: "/archive", petition: "/petitions" } as const;
const findsOf = (q: string) => `/search?q=${encodeURIComponent(q)}`;

/** What is beside a record that was opened, in the reader's language. */
export async function besideOf(context: PageContext, told: Told): Promise<BesideShown> {
  return besideShown(context, told.id, await relatedTo(context.db, context.actor, told));
}

export async function besideShown({ language, today }: PageContext, id: string, found: Related): Promise<BesideShown> {
  const [t, steps, results, kinds] = await Promise.all([getTranslations("documents"), getTranslations("approval.kinds"), getTranslations("documents.matter"), getTranslations("search.kinds")]);
  const department = (one: { departmentNameKo: string; departmentNameEn: string }) => nameOf({ nameKo: one.departmentNameKo, nameEn: one.departmentNameEn }, language);
  const day = (at: Date) => formatDay(dayOf(at), language, today);
  const lineOf = (hit: Hit): BesideLine => ({ id: hit.recordId, title: hit.title, href: hit.url, badge: kinds(hit.kind), meta: [hit.number, day(hit.at), department(hit)].filter(Boolean).join(" · ") });
  return {
    cited: found.cited.map((one): BesideLine => {
      const by = one.deciderNameKo ? nameOf({ nameKo: one.deciderNameKo, nameEn: one.deciderNameEn ?? "" }, language) : null;
      return { id: one.id, title: one.title, href: one.readable ? `${places[one.kind]}/${one.id}` : null, badge: kinds(one.kind === "petition" ? "petition" : "document"), meta: [one.number, day(one.at), department(one), by ? t("decider", { name: by }) : null, one.readable ? null : t("restricted")].filter(Boolean).join(" · ") };
    }),
    citing: { lines: found.citing.hits.map(lineOf), total: found.citing.total, count: formatNumber(found.citing.total, language), allHref: findsOf(found.citing.q ?? "") },
    alike: found.alike.map(lineOf),
    earlier: found.earlier.map((one) => ({
      key: `${one.documentId} ${one.at.getTime()} ${one.postId}`, documentId: one.documentId, title: one.title || t("untitled"), number: one.number, kind: one.returned ? results("returned") : steps(one.kind as "review"),
      who: [nameOf(one, language), placed(nameOf({ nameKo: one.postNameKo, nameEn: one.postNameEn }, language))].filter(Boolean).join(" "), when: day(one.at), opinion: one.opinion ?? "",
    })),
    moreHref: findsOf(`similar:${id}`),
  };
}
