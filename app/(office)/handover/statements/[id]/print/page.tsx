import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PrintForm } from "#components/handover/PrintForm.tsx";
import { PrintBar } from "#components/ui/PrintBar.tsx";
import { openStatement } from "#lib/handover/queries.ts";
import { nameOf, placed } from "#lib/names.ts";
import { pageContext } from "#app/current.ts";
import { orNotFound } from "#app/or-not-found.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handover"))("formTitle") };
}

export default async function PrintPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, { db, actor, now, today, language }, t] = await Promise.all([params, pageContext(), getTranslations("handover")]);
  const open = await orNotFound(id, () => openStatement(db, actor, id, now, today, "print"));
  const { row } = open;
  return (
    <div className="p-4 md:p-6 print:p-0">
      <PrintBar back={`/handover/${row.postId}?of=${row.id}`} />
      <PrintForm
        post={placed(`${nameOf({ nameKo: open.post.departmentNameKo, nameEn: open.post.departmentNameEn }, language)} ${nameOf(open.post, language)}`)}
        begins={open.begins}
        lines={open.lines}
        people={[
          { label: t("giver"), name: open.from ? nameOf(open.from, language) : "", at: row.handedOverAt },
          { label: t("taker"), name: nameOf(open.to, language), at: row.takenOverAt },
          { label: t("witnessName"), name: open.witness ? nameOf(open.witness, language) : "", at: row.witnessedAt },
        ]}
        language={language}
      />
    </div>
  );
}
