import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { CirculateForm } from "#components/documents/CirculateForm.tsx";
import { insideKinds } from "#components/documents/RouteEditor.tsx";
import { RouteDesk } from "#components/documents/RouteDesk.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { ReasonAct } from "#components/ui/ReasonAct.tsx";
import { Route } from "#components/ui/Route.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { nameOf } from "#lib/names.ts";
import { changeable, insideOf, staying } from "#lib/approval/rules.ts";
import { ledBy, postsOfActor } from "#lib/documents/loading.ts";
import { groundToSkip, mayBeSkipped } from "#lib/documents/rules.ts";
import { postsWith } from "#lib/organisation/units.ts";
import { tasksToWriteUnder } from "#lib/documents/writing.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { postChoices } from "../../post-choices.ts";
import { documentOfPage, routeOf } from "../shown.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.routing"))("title") };
}

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The route of a document under way: what has not acted is changed, a department lays its own inside, readers are named. */
export default async function RoutePage({ params, searchParams }: Props) {
  const [context, { id }, query, t, d] = await Promise.all([pageContext(), params, searchParams, getTranslations("documents.routing"), getTranslations("documents")]);
  const open = await documentOfPage(context, id);
  const { route, row, may } = open;
  if (route.steps.length === 0) notFound();
  const { actor, language, db, now, today } = context;
  const [{ stops }, kept] = await Promise.all([routeOf(open, context), formOfPage(query["form"])]);
  const at = `/documents/${id}/route`;
  const mine = postsOfActor(actor);
  const led = may.openInside === null ? ledBy(actor, route, "now") : null;
  const runs = may.rerouteInside === null ? ledBy(actor, route, "inside") : null;
  const posts = may.reroute === null || may.circulate === null ? await postChoices(context, row.agencyId) : [];
  const inside = led ?? runs;
  const insidePosts = inside ? (await postChoices(context, inside.seat.agencyId)).filter((post) => !post.foreign) : [];
  const tasks = led?.step.kind === "joint" ? await tasksToWriteUnder(db, led.seat.agencyId, led.seat.departmentId, today) : [];
  const stays = staying(route).length;
  const tail = changeable(route).map(({ kind, postId, group, departmentId }) => ({ kind, postId, group, departmentId }));
  const ran = runs ? insideOf(route, runs.step.id) : [];
  const candidates = open.steps.filter((one) => mayBeSkipped(route, one.position, mine));
  const away = new Set((candidates.length > 0 ? await postsWith(db, { ids: candidates.map((one) => one.postId) }, today) : []).filter((post) => post.absent).map((post) => post.postId));
  // Only what has a ground today: an absent reviewer, a cooperation without an answer (§9).
  const skipped = candidates.filter((one) => mayBeSkipped(route, one.position, mine, groundToSkip({ absent: away.has(one.postId), reachedAt: one.reachedAt?.getTime() ?? null, now: now.getTime() })));
  return (
    <>
      <PageHeader title={t("title")} help="documents" crumbs={[{ label: d("title"), href: "/documents" }, { label: open.title || d("untitled"), href: `/documents/${id}` }]}>
        <Route stops={stops} />
      </PageHeader>
      <div className="grid max-w-[860px] gap-10 px-4 py-6 md:px-6">
        {skipped.length > 0 ? (
          <section aria-labelledby="skip">
            <h2 id="skip" className="text-section font-semibold">{t("skipTitle")}</h2>
            <p className="mt-1 mb-3 text-row text-text2">{t("skipLead")}</p>
            <ul className="grid gap-2">
              {skipped.map((one) => (
                <li key={one.position} className="grid justify-items-start gap-2 border-b border-line py-2 text-row">
                  <span><strong className="font-semibold">{nameOf(one, language) || d("step.vacant")}</strong> <span className="text-text2">{nameOf({ nameKo: one.postNameKo, nameEn: one.postNameEn }, language)}</span></span>
                  <ReasonAct action={`/api/v1/documents/${id}/skips`} label={t("skip")} now={t("skipNow")} values={{ position: one.position }} field={{ name: "reason", label: t("skipReason"), hint: t("skipHint") }} done={t("skipped")} at={at} kept={kept} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {led ? (
          <section aria-labelledby="inside">
            <h2 id="inside" className="text-section font-semibold">{t("insideTitle")}</h2>
            <p className="mt-1 mb-3 text-row text-text2">{t("insideLead")}</p>
            <RouteDesk action={`/api/v1/documents/${id}/department-routes`} to={`/documents/${id}`} steps={[{ kind: "delegated-decision", postId: led.seat.postId }]} posts={insidePosts} kinds={insideKinds} send={t("insideNow")} done={t("insideDone")} at={at} kept={kept}>
              {led.step.kind === "joint" ? <SelectField name="unitTaskId" label={t("jointTask")} placeholder={t("jointTask")} options={tasks.map((task) => ({ value: task.id, label: nameOf(task, language) }))} /> : null}
            </RouteDesk>
          </section>
        ) : null}
        {runs ? (
          <section aria-labelledby="change-inside">
            <h2 id="change-inside" className="text-section font-semibold">{t("changeInsideTitle")}</h2>
            <p className="mt-1 mb-3 text-row text-text2">{t("changeInsideLead")}</p>
            <RouteDesk key={`inside ${ran.filter((one) => one.state !== "waiting").length}`} action={`/api/v1/documents/${id}/route-changes`} to={`/documents/${id}`} steps={ran.filter((one) => one.state === "waiting").map(({ kind, postId }) => ({ kind, postId }))} posts={insidePosts} kinds={insideKinds} values={{ inside: runs.step.id, stays: ran.filter((one) => one.state !== "waiting").length }} send={t("changeInsideNow")} done={t("changed")} at={at} kept={kept}>
              <TextArea name="reason" label={t("changeReason")} rows={2} optional />
            </RouteDesk>
          </section>
        ) : null}
        {may.reroute === null ? (
          <section aria-labelledby="change">
            <h2 id="change" className="text-section font-semibold">{t("changeTitle")}</h2>
            <p className="mt-1 mb-3 text-row text-text2">{t("changeLead")}</p>
            <RouteDesk key={`${stays} ${tail.map((one) => one.postId).join(" ")}`} action={`/api/v1/documents/${id}/route-changes`} to={`/documents/${id}`} steps={tail} posts={posts} values={{ stays }} send={t("changeNow")} done={t("changed")} at={at} kept={kept}>
              <TextArea name="reason" label={t("changeReason")} hint={t("changeHint")} rows={2} optional />
            </RouteDesk>
          </section>
        ) : null}
        {may.circulate === null ? (
          <section aria-labelledby="circulate">
            <h2 id="circulate" className="text-section font-semibold">{t("circulateTitle")}</h2>
            <p className="mt-1 mb-3 text-row text-text2">{t("circulateLead")}</p>
            <CirculateForm action={`/api/v1/documents/${id}/circulations`} to={`/documents/${id}`} posts={posts.filter((post) => !route.steps.some((one) => one.postId === post.value && one.kind === "circulation"))} at={at} kept={kept} />
          </section>
        ) : null}
        {skipped.length === 0 && !led && !runs && may.reroute !== null && may.circulate !== null ? <EmptyState title={t("nothing")}>{t("nothingHint")}</EmptyState> : null}
      </div>
    </>
  );
}
