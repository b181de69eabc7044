import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Act, NewNode, NodeActs } from "#components/classification/NodeActs.tsx";
import { Tree } from "#components/classification/Tree.tsx";
import { TreeFilter } from "#components/classification/TreeFilter.tsx";
import { ButtonLink } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { administeringFault, functionTree, trees } from "#lib/classification/queries.ts";
import { brm, flat, found } from "#lib/classification/rules.ts";
import { nameOf } from "#lib/names.ts";
import { handlingUnitsOn } from "#lib/organisation/units-on.ts";
import { hasRole } from "#lib/platform/actor.ts";
import { sentenceOf } from "#lib/platform/messages.ts";
import { retentions } from "#lib/tasks/rules.ts";
import { isDay } from "#lib/time.ts";
import { formOfPage, pageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classification"))("admin.title") };
}

/** The function tree with what may be done to the chosen function beside it. */
export default async function ManageClassification({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, today, language }, query] = await Promise.all([pageContext(), searchParams]);
  if (!hasRole(actor, "administrator")) notFound();
  const [t, frame, kept, known, units] = await Promise.all([getTranslations("classification"), getTranslations("frame"), formOfPage(query["form"]), trees(db), handlingUnitsOn(db, today)]);
  const word = (name: string) => (typeof query[name] === "string" ? query[name].slice(0, 200) : "");
  const tree = known.find((one) => one.tree === query["tree"])?.tree ?? brm;
  const on = isDay(word("on")) ? word("on") : today;
  const whole = await functionTree(db, tree, on);
  const all = flat(whole);
  const chosen = all.find((branch) => branch.id === query["node"]) ?? null;
  const fault = chosen ? await administeringFault(db, actor, chosen.id) : null;
  const q = word("q");
  const here = (id: string) => `/admin/classification?tree=${tree}&on=${on}${q === "" ? "" : `&q=${encodeURIComponent(q)}`}&node=${id}`;
  const shown = found(whole, q);
  return (
    <>
      <PageHeader
        title={t("admin.title")}
        lead={t("admin.lead")}
        help="tasks"
        crumbs={[{ label: frame("entries.admin"), href: "/admin" }]}
        actions={<ButtonLink href="/admin/imports">{t("import.title")}</ButtonLink>}
      />
      <TreeFilter action="/admin/classification" q={q} on={on} tree={tree} trees={known.map((one) => ({ value: one.tree, label: one.tree === brm ? t("trees.brm") : one.tree }))} names={all.map((branch) => ({ label: nameOf(branch, language), note: branch.code, href: here(branch.id) }))} />
      <div className="grid gap-8 px-4 py-3 md:px-6 lg:grid-cols-[minmax(0,1fr)_400px]">
        <div>
          {shown.length === 0 ? <EmptyState title={t("none")}>{t("noneText")}</EmptyState> : null}
          <Tree label={t("functionTree")} branches={shown} open={q === "" ? 1 : Infinity} current={chosen?.id ?? null} hrefOf={(branch) => here(branch.id)} countOf={(branch) => (tree === brm ? t("count", { count: branch.count }) : t("leafCount", { count: branch.count }))} />
        </div>
        <section aria-label={t("admin.chosen")} className="lg:sticky lg:top-4 lg:self-start">
          {chosen ? (
            <>
              <h2 className="mb-2 text-section font-semibold">
                {nameOf(chosen, language)} <span className="text-meta font-normal text-text2">{chosen.code} · {tree === brm ? t(`levels.${String(chosen.level) as "1"}`) : chosen.level}</span>
              </h2>
              {fault ? (
                <Notice tone="info" title={sentenceOf(language, fault.refused)} />
              ) : (
                <NodeActs
                  key={chosen.id}
                  node={{ ...chosen, tree }}
                  at={here(chosen.id)}
                  kept={kept}
                  parents={all.filter((branch) => branch.level === chosen.level - 1).map((branch) => ({ value: branch.id, label: nameOf(branch, language), note: branch.code }))}
                  units={units.map((unit) => ({ value: unit.id, label: nameOf(unit, language), note: nameOf({ nameKo: unit.agencyKo, nameEn: unit.agencyEn }, language) }))}
                  retentions={retentions.map((years) => ({ value: String(years), label: t("retention", { years: String(years) }) }))}
                />
              )}
            </>
          ) : (
            <>
              <p className="mb-3 text-row text-text2">{t("admin.choose")}</p>
              <Act title={t("admin.addTop")} action="/api/v1/function-nodes" values={{ tree }} done={t("admin.added")} at={`/admin/classification?tree=${tree}`} kept={kept}>
                <NewNode />
              </Act>
            </>
          )}
        </section>
      </div>
    </>
  );
}
