import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DraftForm } from "#components/documents/DraftForm.tsx";
import { ReviewForm } from "#components/documents/ReviewForm.tsx";
import { RelatedEditor } from "#components/documents/RelatedEditor.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { relationsOf } from "#lib/documents/relation-queries.ts";
import { routeSuggestions } from "#lib/documents/suggestions.ts";
import { tasksToWriteUnder } from "#lib/documents/writing.ts";
import { nameOf } from "#lib/names.ts";
import type { DraftStep } from "#lib/approval/laying.ts";
import { handlingUnitsOn } from "#lib/organisation/units-on.ts";
import { taskRows } from "#lib/tasks/queries.ts";
import { dayOf, holdsOn } from "#lib/time.ts";
import { pageContext } from "#app/current.ts";
import { postChoices } from "../../post-choices.ts";
import { actsOf } from "../acts.ts";
import { documentOfPage } from "../shown.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.editor"))("title") };
}

export default async function EditPage({ params }: { params: Promise<{ id: string }> }) {
  const [context, { id }, t, head] = await Promise.all([pageContext(), params, getTranslations("documents"), headers()]);
  const { db, actor, today, language } = context;
  const open = await documentOfPage(context, id);
  const { row, route, title, body, files, may, agency } = open;
  if (may.edit && may.editText) redirect(`/documents/${id}` as Route);
  const nonce = head.get("x-nonce") ?? undefined;
  if (may.edit) {
    return (
      <>
        <PageHeader title={t("editor.review")} crumbs={[{ label: t("title"), href: "/documents" }, { label: title, href: `/documents/${id}` }]} />
        <ReviewForm id={id} version={route.version} text={{ title, body, opinion: "" }} next={actsOf(open, context).next} nonce={nonce} />
      </>
    );
  }
  const [related, posts, tasks, units, suggestions] = await Promise.all([relationsOf(db, context.actor, id), postChoices(context, row.agencyId), tasksToWriteUnder(db, row.agencyId, row.departmentId, today), handlingUnitsOn(db, today), routeSuggestions(db, { ...actor, language }, row, today)]);
  // A draft keeps its task when that is no longer offered.
  const [kept] = row.unitTaskId === null || tasks.some((task) => task.id === row.unitTaskId) ? [] : await taskRows(db, { ids: [row.unitTaskId] }, today);
  const closed = kept !== undefined && !holdsOn(kept, today);
  return (
    <>
      <PageHeader title={t("editor.title")} crumbs={[{ label: t("title"), href: "/documents" }]} />
      <DraftForm
        id={id}
        revision={row.draftRevision}
        nonce={nonce}
        senderOfAgency={nameOf({ nameKo: agency.senderKo, nameEn: agency.senderEn }, language)}
        related={<RelatedEditor id={id} first={related.filter((one) => one.way === "out")} />}
        fields={{
          title, summary: row.summary, keywords: row.keywords, unitTaskId: row.unitTaskId, matterKind: row.matterKind, amount: row.amount, stage: row.stage, disclosure: row.disclosure, reasons: row.reasons, scope: row.scope, scopeDepartments: row.scopeDepartments, knownTo: row.knownTo,
          urgency: row.urgency, dueOn: row.dueAt ? dayOf(row.dueAt) : null, body, steps: row.draftRoute as unknown as DraftStep[], files: files.map((file) => ({ id: file.id, name: file.name, size: file.size, state: file.state })), delegationReason: row.delegationReason, sending: row.sending, seal: row.seal, sender: row.sender, recipient: row.recipient, via: row.via, major: row.major,
        }}
        posts={posts}
        suggested={{ documentId: id, suggestions, mayShare: actor.seat?.isHead ?? false }}
        departments={units.map((unit) => ({ value: unit.id, label: nameOf(unit, language), note: nameOf({ nameKo: unit.agencyKo, nameEn: unit.agencyEn }, language) }))}
        tasks={[...tasks.map((task) => ({ value: task.id, label: nameOf(task, language) })), ...(kept ? [{ value: kept.id, label: closed ? t("editor.taskClosed", { name: nameOf(kept, language) }) : nameOf(kept, language) }] : [])]}
        closedTask={closed ? kept.id : null}
      />
    </>
  );
}
