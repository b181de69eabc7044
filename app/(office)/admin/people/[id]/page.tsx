import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AbsenceForm } from "#components/organisation/AbsenceForm.tsx";
import { AbsencesLeft } from "#components/organisation/AbsencesLeft.tsx";
import { AbsenceList } from "#components/organisation/AbsenceList.tsx";
import { Fold } from "#components/organisation/Fold.tsx";
import { SecretForm } from "#components/organisation/SecretForm.tsx";
import { Section } from "#components/organisation/Section.tsx";
import { ActForm } from "#components/ui/ActForm.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Combobox } from "#components/ui/Combobox.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { formatDay, formatInstant, formatPeriod } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { absencesIn, absencesOf } from "#lib/organisation/absences.ts";
import { absencesLeft } from "#lib/organisation/deputies.ts";
import { peopleOf, personFor } from "#lib/organisation/people.ts";
import { postsWith } from "#lib/organisation/units.ts";
import { orNotFound } from "#app/or-not-found.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { coverWithout } from "#lib/organisation/standing-in.ts";
import { deputyChoices, waitingOf } from "../deputies.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organisation.people"))("title") };
}

const roles = ["records-officer", "administrator", "desk-agent", "auditor"] as const;

/** One person: account, appointments, absences and roles, with what an administrator may do. */
export default async function Person({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, today, language }, { id }, query, t, admin, absence] = await Promise.all([pageContext(), params, searchParams, getTranslations("organisation.people"), getTranslations("organisation.admin"), getTranslations("organisation.absence")]);
  const person = await orNotFound(id, () => personFor(db, actor, id, today));
  const [absences, away, left, cover, colleagues, posts, form] = await Promise.all([
    absencesOf(db, id, today), absencesIn(db, [person.agencyId], today), absencesLeft(db, { agencyIds: [person.agencyId] }, today), coverWithout(db, id, today), peopleOf(db, [person.agencyId], today, { limit: 1000 }), postsWith(db, { agencyId: person.agencyId, limit: 1000 }, today), formOfPage(query["form"]),
  ]);
  const keptOf = (name: string) => (form?.values["_form"] === name ? form : null);
  const choices = posts.map((post) => ({
    value: post.postId, label: nameOf(post, language),
    note: [nameOf({ nameKo: post.departmentNameKo, nameEn: post.departmentNameEn }, language), post.holderKo ? nameOf({ nameKo: post.holderKo, nameEn: post.holderEn ?? "" }, language) : t("vacant")].join(" · "),
  }));
  const { account } = person;
  return (
    <>
      <PageHeader title={nameOf(person, language)} help="organisation" crumbs={[{ label: admin("title"), href: "/admin" }, { label: t("title"), href: "/admin/people" }]} lead={nameOf({ nameKo: person.rankKo, nameEn: person.rankEn }, language)} badges={account?.lockedAt ? <Badge tone="bad">{t("locked")}</Badge> : undefined} />
      <div className="max-w-[880px] px-4 py-5 md:px-6">
        <AbsencesLeft absences={left} language={language} />
        <Section title={t("posts")} lead={t("appointLead")}>
          <ul className="mb-4 border-y border-line">
            {person.held.length === 0 ? <li className="py-2 text-row text-text2">{t("noPosts")}</li> : null}
            {person.held.map((one) => (
              <li key={one.id} className="flex flex-wrap items-end gap-x-3 gap-y-2 border-b border-line py-2 text-row last:border-b-0">
                <div className="min-w-0 flex-1 self-center">
                  <p className="flex flex-wrap items-center gap-x-3"><strong>{nameOf({ nameKo: one.departmentKo, nameEn: one.departmentEn }, language)} {nameOf({ nameKo: one.postKo, nameEn: one.postEn }, language)}</strong> <Badge>{admin(`kind.${one.kind as "regular"}`)}</Badge></p>
                  <p className="text-meta text-text2">{formatPeriod(one.validFrom, one.validUntil, language)}</p>
                </div>
                {one.validUntil === null || one.validUntil > today ? (
                  <Fold title={t("relieve")} open={keptOf(`end-${one.id}`) !== null}><ActForm action={`/api/v1/appointments/${one.id}/endings`} values={{ _form: `end-${one.id}` }} done={t("relieved")} kept={keptOf(`end-${one.id}`)} label={`${t("relieve")}: ${nameOf({ nameKo: one.postKo, nameEn: one.postEn }, language)}`} className="flex flex-wrap items-end gap-2">
                    <TextField name="validUntil" type="date" label={t("until")} defaultValue={one.validFrom > today ? one.validFrom : today} required />
                    <Button type="submit">{t("relieve")}</Button>
                  </ActForm></Fold>
                ) : null}
              </li>
            ))}
          </ul>
          <Fold title={t("appoint")} open={keptOf("appoint") !== null}>
              <ActForm action="/api/v1/appointments" values={{ _form: "appoint", officialId: id }} done={t("appointed")} reset kept={keptOf("appoint")} label={t("appoint")} className="grid gap-3 sm:grid-cols-2">
            <Combobox name="postId" label={t("post")} choices={choices} />
            <SelectField name="kind" label={t("kind")} options={(["regular", "concurrent", "acting"] as const).map((value) => ({ value, label: admin(`kind.${value}`) }))} />
            <TextField name="validFrom" type="date" label={t("from")} defaultValue={today} required />
            <TextField name="validUntil" type="date" label={t("until")} optional />
            <TextField name="reason" label={t("reason")} maxLength={500} optional className="sm:col-span-2" />
            <div className="sm:col-span-2"><Button type="submit">{t("appoint")}</Button></div>
          </ActForm>
            </Fold>
        </Section>
        <Section title={t("absences")}>
          <AbsenceList absences={absences} language={language} />
          <Fold title={absence("mark")} open={keptOf("absence") !== null}><AbsenceForm officialId={id} today={today} deputies={deputyChoices(id, colleagues.rows, away, language, (days) => absence("awayThen", { days }))} waiting={waitingOf(id, cover, away, language)} kept={keptOf("absence")} /></Fold>
        </Section>
        <Section title={t("account")}>
          {account ? (
            <>
              <p className="text-row"><code>{account.login}</code> · {account.lastSignInAt ? t("lastSignIn", { at: formatInstant(account.lastSignInAt, language, today) }) : t("neverSignedIn")}</p>
              {account.lockedAt ? <p className="text-row text-bad">{t("lockedAt", { at: formatInstant(account.lockedAt, language, today) })}</p> : null}
              {account.mustChangePassword ? <p className="text-row text-text2">{t("mustChange")}</p> : null}
              <div className="mt-3 flex flex-wrap items-start gap-3">
                <SecretForm action={`/api/v1/officials/${id}/password-resets`} field="password" label={t("reset")}><Button type="submit">{t("reset")}</Button></SecretForm>
                {account.lockedAt ? <ActForm action={`/api/v1/officials/${id}/unlocks`} done={t("unlocked")} label={t("unlock")}><Button type="submit">{t("unlock")}</Button></ActForm> : null}
              </div>
            </>
          ) : (
            <div className="grid gap-3">
              <p className="text-row text-text2">{t("noAccount")}</p>
              <SecretForm action={`/api/v1/officials/${id}/accounts`} field="password" label={t("open")} values={{ _form: "account" }} kept={keptOf("account")} className="flex flex-wrap items-end gap-3">
                <TextField name="login" label={t("login")} hint={t("loginHint")} maxLength={50} autoCapitalize="none" required />
                <Button type="submit">{t("open")}</Button>
              </SecretForm>
            </div>
          )}
        </Section>
        <Section title={t("roles")} lead={t("rolesLead")}>
          {person.roles.length > 0 ? (
            <ul className="mb-4 border-y border-line">
              {person.roles.map((grant) => (
                <li key={grant.id} className="flex flex-wrap items-center gap-3 border-b border-line py-2 text-row last:border-b-0">
                  <strong>{t(`roleNames.${grant.role as "auditor"}`)}</strong>
                  <span className="text-meta text-text2">{formatDay(grant.validFrom, language)}</span>
                  <ActForm action={`/api/v1/roles/${grant.id}/endings`} done={t("roleEnded")} label={t("endRole")} className="ml-auto"><Button type="submit" size="dense">{t("endRole")}</Button></ActForm>
                </li>
              ))}
            </ul>
          ) : (
            <p className="mb-4 text-row text-text2">{t("noRoles")}</p>
          )}
          <Fold title={t("grant")} open={keptOf("role") !== null}>
              <ActForm action={`/api/v1/officials/${id}/roles`} values={{ _form: "role" }} done={t("granted")} kept={keptOf("role")} label={t("grant")} className="flex flex-wrap items-end gap-3">
            <SelectField name="role" label={t("role")} options={roles.map((value) => ({ value, label: t(`roleNames.${value}`) }))} />
            <Button type="submit">{t("grant")}</Button>
          </ActForm>
            </Fold>
        </Section>
      </div>
    </>
  );
}
