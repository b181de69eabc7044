import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Letter } from "#components/documents/Letter.tsx";
import { DocumentGone } from "#components/register/RegisteredPart.tsx";
import { disclosureText } from "#components/documents/view.ts";
import { PrintBar } from "#components/ui/PrintBar.tsx";
import { nameOf } from "#lib/names.ts";
import { pageContext } from "#app/current.ts";
import { documentOfPage, routeOf, sentOf } from "../shown.ts";

const opened = cache(async (id: string) => documentOfPage(await pageContext(), id, "print"));

export async function generateMetadata({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> {
  return { title: (await opened((await params).id)).title };
}

export default async function PrintPage({ params }: { params: Promise<{ id: string }> }) {
  const [context, { id }, t] = await Promise.all([pageContext(), params, getTranslations("documents")]);
  const open = await opened(id);
  const { signatures, cooperators } = await routeOf(open, context);
  return (
    <div className="p-4 md:p-6 print:p-0">
      <PrintBar back={`/documents/${id}`} />
      <h1 className="sr-only">{open.title}</h1>
      {open.row.destroyedAt ? <DocumentGone fileHref={open.row.recordFileId ? `/records/files/${open.row.recordFileId}` : null} /> : null}
      <Letter
        agency={nameOf(open.agency, context.language)}
        title={open.title}
        body={open.body}
        files={open.files.map((file) => file.name)}
        signatures={signatures}
        cooperators={cooperators}
        number={open.row.numberLabel}
        address={open.agency.address}
        disclosure={disclosureText(t(`disclosure.${open.row.disclosure as "open"}`), open.row.reasons)}
        sent={sentOf(open, context.language)}
      />
    </div>
  );
}
