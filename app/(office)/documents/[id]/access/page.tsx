import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccessRequests } from "#components/register/AccessRequests.tsx";
import { ActForm } from "#components/ui/ActForm.tsx";
import { Button, ButtonLink } from "#components/ui/Button.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Sentences } from "#components/ui/Sentences.tsx";
import { TextArea } from "#components/ui/TextArea.tsx";
import { formatDay, formatInstant } from "#lib/format.ts";
import { nameOf, placed, unitOf } from "#lib/names.ts";
import { sentenceOf } from "#lib/platform/messages.ts";
import { dayOf } from "#lib/time.ts";
import { knownDocument } from "#lib/documents/known.ts";
import { accessOf, accessSeen } from "#lib/register/access-queries.ts";
import { accessFault } from "#lib/register/access-rules.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { orNotFound } from "#app/or-not-found.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("register"))("access.title") };
}

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What may be known of a document, the request to read it, and for whoever keeps it the requests to answer. The text is not shown. */
export default async function AccessPage({ params, searchParams }: Props) {
  const [{ db, actor, now, today, language }, { id }, query, t, d] = await Promise.all([pageContext(), params, searchParams, getTranslations("register.access"), getTranslations("documents")]);
  const row = await orNotFound(id, () => knownDocument(db, actor, id));
  const reads = row.readable;
  const [lines, kept] = await Promise.all([accessOf(db, actor, id), formOfPage(query["form"])]);
  if (lines.some((line) => line.own && line.outcome !== null)) await accessSeen(db, actor, id, now);
  const mine = lines.find((line) => line.own && line.postId === actor.seat?.postId && line.outcome === null);
  const fault = accessFault({ seated: actor.seat !== null, reads, destroyed: row.destroyed, waiting: mine ? { who: nameOf(mine, language), day: dayOf(mine.at) } : null, reason: "-" });
  const facts: [string, string][] = [
    [t("number"), row.numberLabel ?? ""],
    [t("department"), unitOf(row, language)],
    [t("decided"), formatDay(dayOf(row.decidedAt), language, today)],
    ...(row.disclosure === null ? [] : [[t("disclosure"), d(`disclosure.${row.disclosure as "open"}`)] as [string, string]]),
  ];
  const at = `/documents/${id}/access`;
  return (
    <Sentences rooms={["register"]}>
      <PageHeader title={row.title} lead={reads ? t("leadReads") : t("lead")} help="documents" crumbs={[{ label: d("title"), href: "/documents" }]} actions={reads ? <ButtonLink href={`/documents/${id}`}>{t("open")}</ButtonLink> : null} />
      <div className="grid max-w-[860px] gap-6 px-4 py-5 md:px-6">
        <dl className="grid grid-cols-[6rem_1fr] gap-x-4 gap-y-1.5 text-row">
          {facts.map(([label, value]) => <div key={label} className="contents"><dt className="text-text2">{label}</dt><dd>{value}</dd></div>)}
        </dl>
        {fault ? <Notice tone={reads ? "ok" : "info"} title={reads ? t("reads") : sentenceOf(language, fault.refused, { ...fault.params, ...(mine ? { day: formatDay(dayOf(mine.at), language, today) } : {}) })} /> : (
          <ActForm action={`/api/v1/documents/${id}/access-requests`} done={t("asked")} reset at={at} kept={kept?.values["_form"] === undefined ? kept : null} label={t("ask")} className="grid gap-3">
            <TextArea name="reason" label={t("reason")} hint={t("reasonHint")} rows={4} maxLength={1000} />
            <p className="text-meta text-text2">{t("post", { post: placed(`${nameOf({ nameKo: actor.seat?.departmentNameKo ?? "", nameEn: actor.seat?.departmentNameEn ?? "" }, language)} ${nameOf({ nameKo: actor.seat?.postNameKo ?? "", nameEn: actor.seat?.postNameEn ?? "" }, language)}`) })}</p>
            <div><Button type="submit" kind="primary">{t("send")}</Button></div>
          </ActForm>
        )}
        {lines.length > 0 || reads ? (
          <section aria-labelledby="access-list">
            <h2 id="access-list" className="text-section font-semibold">{t("list")}</h2>
            {lines.length === 0 ? <p className="mt-2 text-row text-text2">{t("none")}</p> : (
              <AccessRequests
                at={at}
                kept={kept}
                requests={lines.map((line) => ({
                  id: line.id, reason: line.reason, state: line.outcome ?? "waiting", answers: !line.own, when: formatInstant(line.at, language, today),
                  who: t("by", { name: nameOf(line, language), post: [nameOf({ nameKo: line.agencyNameKo, nameEn: line.agencyNameEn }, language), placed(`${nameOf({ nameKo: line.departmentNameKo, nameEn: line.departmentNameEn }, language)} ${nameOf({ nameKo: line.postNameKo, nameEn: line.postNameEn }, language)}`)].filter(Boolean).join(" ") }),
                  decision: line.decidedAt ? { by: t("decidedBy", { name: nameOf({ nameKo: line.deciderNameKo ?? "", nameEn: line.deciderNameEn ?? "" }, language), when: formatInstant(line.decidedAt, language, today) }), reason: line.decisionReason } : null,
                }))}
              />
            )}
          </section>
        ) : null}
      </div>
    </Sentences>
  );
}
