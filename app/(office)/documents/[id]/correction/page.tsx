import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { mayRead } from "#lib/access/rules.ts";
import { AskAccess } from "#components/register/AskAccess.tsx";
import { CorrectionForm } from "#components/register/CorrectionForm.tsx";
import { CorrectionLines } from "#components/register/CorrectionLines.tsx";
import { HoldList } from "#components/register/HoldList.tsx";
import { PlaceHold } from "#components/register/HoldActs.tsx";
import { Section } from "#components/organisation/Section.tsx";
import { Chips } from "#components/ui/Chips.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Sentences } from "#components/ui/Sentences.tsx";
import { nameOf } from "#lib/names.ts";
import { sentenceOf } from "#lib/platform/messages.ts";
import { notFound as nothing } from "#lib/platform/operation.ts";
import { handlingUnitsOn } from "#lib/organisation/units-on.ts";
import { tasksToWriteUnder } from "#lib/documents/writing.ts";
import { listedDocument } from "#lib/documents/registered.ts";
import { fileChoices } from "#lib/register/files.ts";
import { correctionsOf } from "#lib/register/requests.ts";
import { correctable } from "#lib/register/rules.ts";
import { holdsOn } from "#lib/records/disposal.ts";
import { mayAsk } from "#lib/register/asking.ts";
import { officerOf } from "#lib/register/standing.ts";
import { valueNow } from "#lib/register/values.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { orNotFound } from "#app/or-not-found.ts";
import { correctionsShown, valueWords } from "../../../records/shown.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("register"))("correction.title") };
}

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What the register says of a document, what was corrected in it, and the request for another correction. The text is not shown. */
export default async function CorrectionPage({ params, searchParams }: Props) {
  const [context, { id }, query, t] = await Promise.all([pageContext(), params, searchParams, getTranslations("register")]);
  const { db, actor, today, language } = context;
  const row = await orNotFound(id, async () => {
    const known = await listedDocument(db, actor, id);
    if (known.status !== "approved") throw nothing();
    return known;
  });
  const field = correctable.find((one) => one === query["field"]) ?? "title";
  const [lines, may, kept, now, words] = await Promise.all([correctionsOf(db, actor, id), mayAsk(db, actor, row), formOfPage(query["form"]), valueNow(db, row, field, today), valueWords(context)]);
  const at = `/documents/${id}/correction?field=${field}`;
  const officer = officerOf(actor).includes(row.agencyId);
  const holds = row.recordFileId ? (await holdsOn(db, [row.recordFileId], true)).filter((hold) => hold.documentId === id) : [];
  const [shown, tasks, files, units] = await Promise.all([
    correctionsShown(context, lines),
    field === "unit-task" ? tasksToWriteUnder(db, row.agencyId, row.departmentId, today) : [],
    field === "record-file" && row.recordFileId ? fileChoices(db, row.recordFileId, today) : [],
    field === "scope" ? handlingUnitsOn(db, today) : [],
  ]);
  return (
    <Sentences rooms={["register", "documents"]}>
      <PageHeader title={row.title} lead={t("correction.lead")} help="records" crumbs={[{ label: t("title"), href: "/records" }, { label: row.numberLabel ?? row.title, href: `/documents/${id}` }]} />
      <div className="grid gap-8 py-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <section aria-label={t("correction.request")} className="min-w-0 px-4 md:px-6">
          {mayRead(row, actor.tokens) ? null : <p className="mb-3 text-row"><AskAccess id={id} title={row.title} /></p>}
          <h2 className="mb-2 text-section font-semibold">{t("correction.choose")}</h2>
          <Chips label={t("correction.choose")} items={correctable.map((one) => ({ href: `/documents/${id}/correction?field=${one}`, label: t(`field.${one}`), current: one === field }))} />
          <div className="mt-4">
            {may ? <Notice tone="info" title={sentenceOf(language, may.refused)} /> : (
              <CorrectionForm
                id={id} field={field} shown={words(now)} at={at} kept={kept?.values["_form"] === undefined ? kept : null}
                now={{ title: row.title, summary: row.summary, keywords: row.keywords, disclosure: row.disclosure, reasons: row.reasons, scope: row.scope, departments: row.scopeDepartments, knownTo: row.knownTo, unitTaskId: row.unitTaskId ?? "", recordFileId: row.recordFileId ?? "" }}
                tasks={tasks.map((task) => ({ value: task.id, label: nameOf(task, language) }))}
                files={files.map((file) => ({ value: file.id, label: `${file.year} ${nameOf({ nameKo: file.taskKo, nameEn: file.taskEn }, language)}` }))}
                departments={units.filter((unit) => unit.id !== row.departmentId).map((unit) => ({ value: unit.id, label: `${nameOf({ nameKo: unit.agencyKo, nameEn: unit.agencyEn }, language)} ${nameOf(unit, language)}` }))}
              />
            )}
          </div>
        </section>
        <section aria-label={t("correction.list")} className="min-w-0">
          <h2 className="mb-2 px-4 text-section font-semibold md:px-6">{t("correction.list")}</h2>
          {shown.length > 0 ? <CorrectionLines lines={shown} named={false} /> : <p className="px-4 text-row text-text2 md:px-6">{t("correction.none")}</p>}
          {officer || holds.length > 0 ? (
            <div className="mt-6 px-4 md:px-6">
              <Section title={t("files.holds")}>
                <HoldList holds={holds} officer={officer} language={language} today={today} at={at} failed={kept} />
                {officer && !row.destroyedAt ? <PlaceHold what={{ documentId: id }} at={at} kept={kept?.values["_form"] === "hold" ? kept : null} /> : null}
              </Section>
            </div>
          ) : null}
        </section>
      </div>
    </Sentences>
  );
}
