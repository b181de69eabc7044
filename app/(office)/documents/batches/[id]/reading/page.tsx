import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BatchLetterPart } from "#components/documents/BatchLetterPart.tsx";
import { ManyActs } from "#components/documents/ManyActs.tsx";
import { disclosureText, signaturesOf } from "#components/documents/view.ts";
import { ButtonLink } from "#components/ui/Button.tsx";
import { EmptyState } from "#components/ui/EmptyState.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { ManyDone } from "#lib/documents/batch-input.ts";
import { openBatch } from "#lib/documents/batch-reading.ts";
import { waitsAs } from "#lib/inbox/rules.ts";
import { formOfPage, pageContext, resultOfPage } from "#app/current.ts";
import { orNotFound } from "#app/or-not-found.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.batch"))("reading") };
}

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** All letters of a batch that wait for whoever looks, one after another; decided together below, each with its own result. */
export default async function BatchReading({ params, searchParams }: Props) {
  const [{ db, actor, now, today, language }, { id }, query] = await Promise.all([pageContext(), params, searchParams]);
  const [t, kinds, waits, kept, result, { letters, agency }] = await Promise.all([
    getTranslations("documents"), getTranslations("approval.kinds"), getTranslations("inbox.waits"), formOfPage(query["form"]), resultOfPage<ManyDone>(query["result"]), orNotFound(id, () => openBatch(db, actor, id, now, "page")),
  ]);
  const at = `/documents/batches/${id}/reading`;
  return (
    <>
      <PageHeader title={t("batch.readingOf", { count: letters.length })} crumbs={[{ label: t("title"), href: "/documents" }, { label: t("batch.title"), href: `/documents/batches/${id}` }]} help="documents" lead={letters.length > 0 ? t("batch.readingLead") : null} />
      <div className="mt-4">
      <ManyActs act="approve" asks action="/api/v1/document-batches/approvals" giveBack="/api/v1/document-batches/returns" at={at} any={letters.length > 0} kept={kept} result={result}>
        {letters.length === 0 ? <EmptyState title={t("batch.nothingLeft")} action={<ButtonLink href="/my-day">{t("batch.toMyDay")}</ButtonLink>} /> : null}
        {letters.map((letter, n) => (
          <BatchLetterPart
            key={letter.id}
            id={letter.id}
            n={n}
            total={letters.length}
            version={letter.version}
            title={letter.title}
            summary={letter.summary}
            waits={waits(waitsAs(letter.kind))}
            behalf={nameOf(actor.seats.find((seat) => seat.postId === letter.postId)?.onBehalfOf ?? { nameKo: "", nameEn: "" }, language)}
            opinions={letter.opinions.map((one) => ({ id: one.id, name: nameOf(one, language), post: nameOf({ nameKo: one.postNameKo, nameEn: one.postNameEn }, language), when: formatInstant(one.at, language, today), text: one.text }))}
            files={letter.files}
            letter={{
              agency: agency ? nameOf(agency, language) : "", title: letter.title, body: letter.body, files: letter.files.map((file) => file.name), number: null, address: agency?.address ?? "",
              disclosure: disclosureText(t(`disclosure.${letter.disclosure as "open"}`), letter.reasons), ...signaturesOf(letter.steps, language, (key, values) => t(key as "title", values as never), (kind) => kinds(kind as "review")),
            }}
          />
        ))}
      </ManyActs>
      </div>
    </>
  );
}
