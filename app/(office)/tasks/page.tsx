import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Tree } from "#components/classification/Tree.tsx";
import { TreeFilter } from "#components/classification/TreeFilter.tsx";
import { TaskTable } from "#components/tasks/TaskTable.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Tabs } from "#components/ui/Tabs.tsx";
import { functionTree, purposesOf, purposeTree, purposeYears, tasksOfPurpose, trees } from "#lib/classification/queries.ts";
import { brm, flat, found } from "#lib/classification/rules.ts";
import { nameOf } from "#lib/names.ts";
import { taskRows } from "#lib/tasks/queries.ts";
import { isDay } from "#lib/time.ts";
import { pageContext } from "#app/current.ts";
import type { PageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tasks"))("title") };
}

const views = ["mine", "unit", "function", "purpose"] as const;
type Query = Readonly<Record<string, string | string[] | undefined>>;
const word = (query: Query, name: string) => (typeof query[name] === "string" ? query[name].slice(0, 200) : "");

/** Unit tasks: mine, my unit's, and the two trees as they were on a day. */
export default async function Tasks({ searchParams }: { searchParams: Promise<Query> }) {
  const [context, query, t, c] = await Promise.all([pageContext(), searchParams, getTranslations("tasks"), getTranslations("classification")]);
  const view = views.find((name) => name === query["view"]) ?? "mine";
  const labels = { mine: t("mine"), unit: t("unit"), function: c("functionTree"), purpose: c("purposeTree") };
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} help="tasks">
        <Tabs label={t("title")} items={views.map((name) => ({ href: `/tasks?view=${name}`, label: labels[name], current: name === view }))} />
      </PageHeader>
      <div className="border-t border-line">{view === "function" ? await functions(context, query) : view === "purpose" ? await purposes(context, query) : await own(context, view)}</div>
    </>
  );
}

async function own({ db, actor, today }: PageContext, view: "mine" | "unit") {
  const t = await getTranslations("tasks");
  const seat = actor.seat;
  const rows = seat ? await taskRows(db, view === "mine" ? { postIds: actor.seats.map((one) => one.postId) } : { departmentId: seat.departmentId }, today) : [];
  if (rows.length === 0) return <EmptyState title={t("mineEmpty")}>{t("mineEmptyText")}</EmptyState>;
  return (
    <div className="px-4 py-3 md:px-6">
      <TaskTable caption={view === "mine" ? t("mine") : t("unit")} rows={rows} today={today} />
    </div>
  );
}

async function functions({ db, today, language }: PageContext, query: Query) {
  const c = await getTranslations("classification");
  const known = await trees(db);
  const tree = known.find((one) => one.tree === query["tree"])?.tree ?? brm;
  const on = isDay(word(query, "on")) ? word(query, "on") : today;
  const whole = await functionTree(db, tree, on);
  const q = word(query, "q");
  const shown = found(whole, q);
  const names = flat(whole).map((branch) => ({ label: nameOf(branch, language), note: branch.code, href: tree === brm && branch.level === 6 ? `/tasks/${branch.id}` : `/tasks?view=function&tree=${tree}&on=${on}&q=${encodeURIComponent(branch.code)}` }));
  return (
    <>
      <TreeFilter action="/tasks" hidden={{ view: "function" }} q={q} on={on} tree={tree} trees={known.map((one) => ({ value: one.tree, label: one.tree === brm ? c("trees.brm") : one.tree }))} names={names} />
      <div className="px-4 py-3 md:px-6">
        {shown.length === 0 ? <EmptyState title={c("none")}>{c("noneText")}</EmptyState> : null}
        <Tree label={c("functionTree")} branches={shown} open={q === "" ? 1 : Infinity} hrefOf={(branch) => (tree === brm && branch.level === 6 ? `/tasks/${branch.id}` : null)} countOf={(branch) => (tree === brm ? c("count", { count: branch.count }) : c("leafCount", { count: branch.count }))} />
      </div>
    </>
  );
}

async function purposes({ db, today, language }: PageContext, query: Query) {
  const c = await getTranslations("classification");
  const years = await purposeYears(db);
  const year = years.find((one) => String(one) === query["year"]) ?? years.find((one) => one === Number(today.slice(0, 4))) ?? years[0] ?? Number(today.slice(0, 4));
  const whole = purposeTree(await purposesOf(db, year));
  const q = word(query, "q");
  const chosen = flat(whole).find((branch) => branch.id === query["purpose"]) ?? null;
  const shown = found(whole, q);
  const here = (id: string) => `/tasks?view=purpose&year=${year}${q === "" ? "" : `&q=${encodeURIComponent(q)}`}&purpose=${id}`;
  const names = flat(whole).map((branch) => ({ label: nameOf(branch, language), note: branch.code, href: here(branch.id) }));
  const tasks = chosen ? await taskRows(db, { ids: await tasksOfPurpose(db, chosen.id) }, today) : [];
  return (
    <>
      <TreeFilter action="/tasks" hidden={{ view: "purpose" }} q={q} years={years} year={year} names={names} />
      <div className="grid gap-6 px-4 py-3 md:px-6 lg:grid-cols-2">
        <div>
          {shown.length === 0 ? <EmptyState title={c("none")}>{c("noneText")}</EmptyState> : null}
          <Tree label={c("purposeTree")} branches={shown} open={q === "" ? 2 : Infinity} current={chosen?.id ?? null} hrefOf={(branch) => here(branch.id)} countOf={(branch) => c("count", { count: branch.count })} />
        </div>
        {chosen ? (
          <section>
            <h2 className="mb-2 text-section font-semibold">{nameOf(chosen, language)}</h2>
            <TaskTable caption={nameOf(chosen, language)} rows={tasks} today={today} />
          </section>
        ) : null}
      </div>
    </>
  );
}
