import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ImportForm } from "#components/classification/ImportForm.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { hasRole } from "#lib/platform/actor.ts";
import { formOfPage, pageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classification"))("import.title") };
}

/** A file of functions comes in, with a preview of what would change. */
export default async function Imports({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ actor }, query] = await Promise.all([pageContext(), searchParams]);
  if (!hasRole(actor, "administrator")) notFound();
  const [t, frame, kept] = await Promise.all([getTranslations("classification.import"), getTranslations("frame"), formOfPage(query["form"])]);
  const count = (name: string) => Math.max(0, Math.trunc(Number(query[name])) || 0);
  const tree = typeof query["tree"] === "string" && /^[a-z][a-z0-9-]{0,39}$/.test(query["tree"]) ? query["tree"] : null;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} help="tasks" crumbs={[{ label: frame("entries.admin"), href: "/admin" }]} />
      <div className="px-4 py-5 md:px-6">
        <p className="mb-4 max-w-[720px] text-row text-text2">{t("columns")}</p>
        <ImportForm kept={kept} shown={tree ? { tree, dryRun: false, added: count("added"), changed: count("changed"), same: count("same"), failed: count("failed"), errors: [] } : null} />
      </div>
    </>
  );
}
