import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { ActForm } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Sentences } from "#components/ui/Sentences.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { waitsForSetUp } from "#lib/organisation/set-up.ts";
import { now } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import { keptForm } from "#lib/platform/forms.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organisation.setUp"))("title") };
}

/** The first agency and its administrator; open while there is no agency, and never again. */
export default async function SetUp({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [query, t, jar] = await Promise.all([searchParams, getTranslations("organisation.setUp"), cookies()]);
  if (!(await waitsForSetUp(database()))) notFound();
  const browser = jar.get("onmaru.form")?.value ?? null;
  const kept = await keptForm(database(), browser && /^[0-9a-f-]{36}$/.test(browser) ? browser : null, typeof query["form"] === "string" ? query["form"] : undefined, now());
  const part = "grid gap-5 border-t border-line pt-6 sm:grid-cols-2";
  const heading = "mb-5 text-calm3 font-bold";
  return (
    <Sentences rooms={["organisation"]}>
      <section className="max-w-[720px]">
        <h1 className="text-calm1 font-bold">{t("title")}</h1>
        <p className="mt-2 mb-8 text-read text-text2">{t("lead")}</p>
        <ActForm action="/api/v1/set-up" to="/sign-in?login=:login" at="/set-up" done={t("done")} kept={kept} label={t("title")} className="grid gap-8">
          <TextField calm name="oneTimeCode" label={t("oneTimeCode")} hint={t("oneTimeCodeHint")} autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={100} required className="max-w-[376px]" />
          <fieldset>
            <legend className={heading}>{t("agency")}</legend>
            <div className={part}>
              <TextField calm name="agencyKo" label={t("agencyKo")} maxLength={100} required />
              <TextField calm name="agencyEn" label={t("agencyEn")} maxLength={100} required />
              <TextField calm name="code" label={t("code")} hint={t("codeHint")} maxLength={20} autoCapitalize="none" spellCheck={false} required />
              <TextField calm name="senderKo" label={t("sender")} hint={t("senderHint")} maxLength={100} optional />
            </div>
          </fieldset>
          <fieldset>
            <legend className={heading}>{t("administrator")}</legend>
            <div className={part}>
              <TextField calm name="nameKo" label={t("nameKo")} maxLength={50} required />
              <TextField calm name="nameEn" label={t("nameEn")} maxLength={50} required />
              <TextField calm name="login" label={t("login")} hint={t("loginHint")} maxLength={50} autoComplete="username" autoCapitalize="none" spellCheck={false} required className="sm:col-span-2 sm:max-w-[348px]" />
              <TextField calm name="password" type="password" label={t("password")} hint={t("passwordHint")} autoComplete="new-password" required />
              <TextField calm name="again" type="password" label={t("again")} hint={t("againHint")} autoComplete="new-password" required />
            </div>
          </fieldset>
          <div>
            <Button type="submit" kind="primary" size="calm">{t("submit")}</Button>
          </div>
        </ActForm>
      </section>
    </Sentences>
  );
}
