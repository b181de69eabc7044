import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { Row } from "#components/ui/Row.tsx";
import { hasRole } from "#lib/platform/actor.ts";
import { pageContext } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organisation.admin"))("title") };
}

export default async function Admin() {
  const [{ actor }, t] = await Promise.all([pageContext(), getTranslations("organisation.admin")]);
  if (!hasRole(actor, "administrator")) notFound();
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ul className="mt-4 border-t border-line">
        {(["people", "organisation", "appointments", "delegation", "classification", "petition-categories", "synonyms", "operation", "imports", "problems"] as const).map((name) => (
          <Row key={name} href={`/admin/${name}`} title={t(name)} meta={t(`about.${name}`)} />
        ))}
      </ul>
    </>
  );
}
