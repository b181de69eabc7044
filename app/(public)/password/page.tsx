import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActForm } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { Sentences } from "#components/ui/Sentences.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { currentActor, formOfPage } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organisation.password"))("title") };
}

/** Changes my password; whoever came with a first one is sent here until it is changed. */
export default async function Password({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [actor, query, t] = await Promise.all([currentActor(), searchParams, getTranslations("organisation.password")]);
  const kept = await formOfPage(query["form"]);
  return (
    <Sentences rooms={["organisation"]}>
      <section className="max-w-[440px]">
        <h1 className="text-calm1 font-bold">{t("title")}</h1>
        <p className="mt-2 mb-6 text-read text-text2">{t("lead")}</p>
        {actor.mustChangePassword ? <div className="mb-6"><Notice tone="warn">{t("first")}</Notice></div> : null}
        <ActForm action="/api/v1/password" to={actor.mustChangePassword ? "/my-day" : "/profile"} done={t("done")} kept={kept} label={t("title")} className="grid gap-5">
          <TextField calm name="current" type="password" label={t("current")} autoComplete="current-password" required />
          <TextField calm name="password" type="password" label={t("new")} hint={t("hint")} autoComplete="new-password" required />
          <TextField calm name="again" type="password" label={t("again")} autoComplete="new-password" required />
          <Button type="submit" kind="primary" size="calm" className="w-full">{t("change")}</Button>
        </ActForm>
      </section>
    </Sentences>
  );
}
