import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { ActLines } from "#components/audit/ActLines.tsx";
import { AddButton } from "#components/keeping/AddLink.tsx";
import { LessonsOn } from "#components/lessons/LessonsOn.tsx";
import { Beside, BesideTabs } from "#components/search/Beside.tsx";
import { NameForm } from "#components/tasks/NameForm.tsx";
import { StageDocuments } from "#components/tasks/StageDocuments.tsx";
import { ActForm } from "#components/ui/ActForm.tsx";
import { AppLink } from "#components/ui/AppLink.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button } from "#components/ui/Button.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Table } from "#components/ui/Table.tsx";
import { decidedOfTask } from "#lib/documents/lists.ts";
import { stages } from "#lib/documents/rules.ts";
import { formatPeriod } from "#lib/format.ts";
import { seesPost } from "#lib/handover/store.ts";
import { lessonsOn } from "#lib/lessons/queries.ts";
import { nameOf } from "#lib/names.ts";
import { postsWith } from "#lib/organisation/units.ts";
import { taskTold } from "#lib/search/told.ts";
import { actsOnTask } from "#lib/tasks/history.ts";
import { openTask } from "#lib/tasks/queries.ts";
import { actsShown } from "#app/(office)/acts.ts";
import { besideOf } from "#app/(office)/beside.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { orNotFound } from "#app/or-not-found.ts";

const opened = cache(async (id: string) => {
  const { db, actor, today } = await pageContext();
  return orNotFound(id, () => openTask(db, actor, id, today));
});

export async function generateMetadata({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> {
  const [{ task }, { language }] = [await opened((await params).id), await pageContext()];
  return { title: nameOf(task, language) };
}

const perStage = 5;

/** The first form of a task card: its title part, the people in charge, and its documents by step. */
export default async function TaskPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ id }, context, t, c, query] = await Promise.all([params, pageContext(), getTranslations("tasks"), getTranslations("classification"), searchParams]);
  const { db, actor, today, language } = context;
  const { task, path, people, purposes, may } = await opened(id);
  const closed = task.validUntil !== null && task.validUntil < today;
  const related = query["tab"] === "related";
  const [lessons, beside, card] = await Promise.all([
    lessonsOn(db, actor, id),
    related ? besideOf(context, taskTold(id, today)) : null,
    related ? null : Promise.all([formOfPage(query["form"]), actsOnTask(db, id), may.name === null ? postsWith(db, { departmentId: task.departmentId }, today) : [], ...stages.map((stage) => decidedOfTask(db, actor, id, stage))]),
  ]);
  const header = (
    <PageHeader
      title={nameOf(task, language)}
      help="tasks"
      crumbs={[{ label: t("title"), href: "/tasks" }, ...path.map((part) => ({ label: nameOf(part, language), href: `/tasks?view=function&q=${encodeURIComponent(part.code)}` }))]}
      badges={closed ? <Badge>{t("closed")}</Badge> : <Badge tone="now">{c("levels.6")}</Badge>}
      actions={
        <>
          <AddButton kind="task" id={id} />
          {closed || !actor.seat ? null : (
            <ActForm action="/api/v1/documents" to="/documents/:id/edit" values={{ unitTaskId: id }} label={t("write")}>
              <Button type="submit" kind="primary">{t("write")}</Button>
            </ActForm>
          )}
        </>
      }
    >
      <LessonsOn kind="task" recordId={id} lessons={lessons.rows} total={lessons.total} writes={actor.seat !== null} />
      <div className="mt-3"><BesideTabs at={`/tasks/${id}`} label={t("cardTab")} related={related} /></div>
    </PageHeader>
  );
  if (beside || !card) {
    return (
      <>
        {header}
        <div className="grid gap-5 border-t border-line bg-sunken px-4 py-5 md:px-6"><div className="grid max-w-[800px] gap-5">{beside ? <Beside beside={beside} /> : null}</div></div>
      </>
    );
  }
  const [kept, acts, posts, ...found] = card;
  const facts: [string, React.ReactNode][] = [
    [t("code"), task.code],
    [t("path"), path.map((part) => nameOf(part, language)).join(" › ")],
    [t("department"), nameOf({ nameKo: task.departmentKo, nameEn: task.departmentEn }, language)],
    [t("outline"), nameOf({ nameKo: task.outlineKo, nameEn: task.outlineEn }, language)],
    [t("period"), formatPeriod(task.validFrom, task.validUntil, language)],
    [t("retention"), [c("retention", { years: String(task.retention) }), task.retentionReason].filter(Boolean).join(" · ")],
    [t("basis"), task.legalBasis],
    [
      t("purposes"),
      purposes.length === 0 ? null : (
        <ul key="purposes">
          {purposes.map((purpose) => (
            <li key={purpose.id}>
              {purpose.year} · <AppLink prose href={`/tasks?view=purpose&year=${purpose.year}&purpose=${purpose.id}`}>{nameOf(purpose, language)}</AppLink>
              <span className="text-meta text-text2"> {language === "en" ? purpose.aboveEn : purpose.aboveKo}</span>
            </li>
          ))}
        </ul>
      ),
    ],
  ];
  return (
    <>
      {header}
      <div className="grid gap-8 border-t border-line px-4 py-5 md:px-6">
        <section aria-label={t("card")}>
          <h2 className="mb-2 text-section font-semibold">{t("card")}</h2>
          <dl className="grid max-w-[860px] grid-cols-[5.5rem_1fr] gap-x-4 gap-y-2 text-row sm:grid-cols-[8rem_1fr] sm:gap-x-6">
            {facts.filter(([, value]) => value).map(([label, value]) => (
              <div key={label} className="contents">
                <dt className="text-text2">{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-label={t("people")}>
          <h2 className="mb-2 text-section font-semibold">{t("people")}</h2>
          <Table
            caption={t("people")}
            rows={people}
            rowKey={(row) => row.id}
            columns={[
              { key: "role", head: t("roleLabel"), cell: (row) => <Badge tone={row.role === "main" ? "now" : "grey"}>{t(`role.${row.role}`)}</Badge> },
              { key: "post", head: t("post"), cell: (row) => (seesPost(actor, { postId: row.postId, departmentId: task.departmentId }) ? <AppLink prose href={`/handover/${row.postId}`}>{nameOf({ nameKo: row.postKo, nameEn: row.postEn }, language)}</AppLink> : nameOf({ nameKo: row.postKo, nameEn: row.postEn }, language)) },
              { key: "holder", head: t("holder"), cell: (row) => (row.holderKo ? nameOf({ nameKo: row.holderKo, nameEn: row.holderEn ?? "" }, language) : t("vacant")) },
              { key: "dates", head: t("dates"), cell: (row) => formatPeriod(row.validFrom, row.validUntil, language) },
            ]}
          />
          {may.name === null ? <NameForm taskId={id} kept={kept} posts={posts.map((post) => ({ value: post.postId, label: [nameOf(post, language), post.holderKo ? nameOf({ nameKo: post.holderKo, nameEn: post.holderEn ?? "" }, language) : null].filter(Boolean).join(" · ") }))} /> : null}
        </section>
        <section aria-label={t("documents")}>
          <h2 className="mb-2 text-section font-semibold">{t("documents")}</h2>
          <StageDocuments today={today} moreHref={`/search?q=${encodeURIComponent(`"${task.nameKo}"`)}`} stages={stages.map((stage, at) => ({ stage, total: found[at]?.total ?? 0, documents: (found[at]?.rows ?? []).slice(0, perStage) }))} />
        </section>
        {acts.length > 0 ? <ActLines title={t("history")} acts={actsShown(context, acts)} /> : null}
      </div>
    </>
  );
}
