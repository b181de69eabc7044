import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { Button, ButtonLink } from "#components/ui/Button.tsx";
import { Notice } from "#components/ui/Notice.tsx";
import { PasswordField } from "#components/ui/PasswordField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { demonstrationPeople } from "#lib/organisation/demonstration.ts";
import { waitsForSetUp } from "#lib/organisation/set-up.ts";
import { now } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import { nameOf } from "#lib/names.ts";
import { pathIn } from "#app/api/input.ts";
import { currentLanguage, signedInActor } from "#app/current.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organisation.signIn"))("title") };
}

export default async function SignIn({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [query, t, language, actor] = await Promise.all([searchParams, getTranslations("organisation.signIn"), currentLanguage(), signedInActor()]);
  const one = (name: string) => (typeof query[name] === "string" ? query[name] : "");
  const next = pathIn(one("next")) ?? "/my-day";
  if (actor) redirect(next as Route);
  if (await waitsForSetUp(database())) redirect("/set-up" as Route);
  const problem = one("problem");
  const error = problem === "organisation.try-later" ? t("later", { seconds: one("seconds") || "60" }) : problem === "platform.invalid" ? t("required") : problem === "platform.not-signed-in" ? null : problem ? t("wrong") : null;
  const people = process.env["ONMARU_DEMO"] === "1" ? await demonstrationPeople(database(), now()) : [];
  return (
    <div className="grid gap-x-20 gap-y-12 lg:grid-cols-[376px_minmax(0,1fr)]">
      <section>
        <h1 className="text-calm1 font-bold">{t("title")}</h1>
        <p className="mt-2 text-read text-text2">{t("lead")}</p>
        <form action="/api/v1/sessions" method="post" className="mt-6 grid gap-5">
          {problem === "platform.not-signed-in" ? <Notice tone="warn" title={t("ended")} alert /> : null}
          <input type="hidden" name="_to" value={next} />
          <TextField calm name="login" label={t("login")} autoComplete="username" key={one("login")} defaultValue={one("login")} autoCapitalize="none" spellCheck={false} required />
          <PasswordField name="password" label={t("password")} autoComplete="current-password" autoFocus={one("login") !== ""} required error={error ?? undefined} />
          <Button type="submit" kind="primary" size="calm" className="w-full">{t("submit")}</Button>
        </form>
      </section>
      {people.length > 0 ? (
        <section>
          <h2 className="text-calm2 font-bold">{t("people")}</h2>
          <p className="mt-2 text-read text-text2">{t("peopleHint")}</p>
          <table className="mt-6 w-full text-left">
            <thead>
              <tr className="border-b border-line2 text-meta text-text2">
                <th scope="col" className="w-36 py-2 font-semibold">{t("login")}</th>
                <th scope="col" className="py-2 font-semibold">{t("person")}</th>
                <th scope="col" className="py-2"><span className="sr-only">{t("use")}</span></th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.login} className="border-b border-line">
                  <th scope="row" className="py-3 align-top font-medium"><code>{person.login}</code></th>
                  <td className="py-3">
                    <strong>{nameOf(person, language)}</strong> <span className="text-text2">{nameOf({ nameKo: person.rankKo, nameEn: person.rankEn }, language)}</span>
                    <p className="text-meta text-text2">{nameOf({ nameKo: person.placeKo, nameEn: person.placeEn }, language)}</p>
                  </td>
                  <td className="py-3 text-right">
                    <ButtonLink size="dense" href={`/sign-in?${new URLSearchParams({ ...(one("next") ? { next } : {}), login: person.login }).toString()}`}>{t("use")}<span className="sr-only"> {person.login}</span></ButtonLink>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </div>
  );
}
