import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ScreenSettings } from "#components/frame/ScreenSettings.tsx";
import { AbsenceForm } from "#components/organisation/AbsenceForm.tsx";
import { AbsenceList } from "#components/organisation/AbsenceList.tsx";
import { Fold } from "#components/organisation/Fold.tsx";
import { SecretForm } from "#components/organisation/SecretForm.tsx";
import { Section } from "#components/organisation/Section.tsx";
import { ActForm } from "#components/ui/ActForm.tsx";
import { Badge } from "#components/ui/Badge.tsx";
import { Button, ButtonLink } from "#components/ui/Button.tsx";
import { Checkbox } from "#components/ui/Checkbox.tsx";
import { PageHeader } from "#components/ui/PageHeader.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { formatInstant, formatPeriod } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { absencesIn, absencesOf } from "#lib/organisation/absences.ts";
import { deviceOf } from "#lib/organisation/device.ts";
import { appointmentsOfPerson, peopleOf } from "#lib/organisation/people.ts";
import { sessionsOf } from "#lib/platform/session-rows.ts";
import { tokensOf } from "#lib/platform/tokens.ts";
import { formOfPage, pageContext } from "#app/current.ts";
import { currentPreferences } from "#app/preferences.ts";
import { coverWithout } from "#lib/organisation/standing-in.ts";
import { deputyChoices, waitingOf } from "../admin/people/deputies.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("organisation.profile"))("title") };
}

const lifetimes = [7, 30, 90, 365];

/** What is mine: posts, absences, where I am signed in, tokens, password. */
export default async function Profile({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ db, actor, now, today, language }, query, t, kinds, absence] = await Promise.all([pageContext(), searchParams, getTranslations("organisation.profile"), getTranslations("organisation.admin.kind"), getTranslations("organisation.absence")]);
  const agencies = [...new Set(actor.seats.map((seat) => seat.agencyId))];
  const [held, absences, sessions, tokens, colleagues, form, preferences, away, cover] = await Promise.all([
    appointmentsOfPerson(db, actor.officialId), absencesOf(db, actor.officialId, today), sessionsOf(db, actor.officialId, now), tokensOf(db, actor.officialId, now),
    peopleOf(db, agencies, today, { limit: 1000 }), formOfPage(query["form"]), currentPreferences(),
    absencesIn(db, agencies, today), coverWithout(db, actor.officialId, today),
  ]);
  const keptOf = (name: string) => (form?.values["_form"] === name ? form : null);
  const lasting = held.filter((one) => one.validUntil === null || one.validUntil >= today);
  return (
    <>
      <PageHeader title={t("title")} lead={`${nameOf(actor, language)} · ${nameOf({ nameKo: actor.rankKo, nameEn: actor.rankEn }, language)} · ${actor.login}`} help="profile" />
      <div className="max-w-[880px] px-4 py-5 md:px-6">
        <Section title={t("posts")}>
          <ul className="border-y border-line">
            {lasting.length === 0 ? <li className="py-2 text-row text-text2">{t("noPosts")}</li> : null}
            {lasting.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 text-row last:border-b-0">
                <strong>{nameOf({ nameKo: one.departmentKo, nameEn: one.departmentEn }, language)} {nameOf({ nameKo: one.postKo, nameEn: one.postEn }, language)}</strong>
                <Badge>{kinds(one.kind as "regular")}</Badge>
                {one.validFrom > today ? <Badge tone="warn">{t("coming")}</Badge> : null}
                <span className="ml-auto text-meta text-text2">{formatPeriod(one.validFrom, one.validUntil, language)}</span>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t("absences")} lead={t("absencesLead")}>
          <AbsenceList absences={absences} language={language} />
          <Fold title={absence("mark")} open={keptOf("absence") !== null}><AbsenceForm officialId={null} today={today} deputies={deputyChoices(actor.officialId, colleagues.rows, away, language, (days) => absence("awayThen", { days }))} waiting={waitingOf(actor.officialId, cover, away, language)} kept={keptOf("absence")} /></Fold>
        </Section>
        <Section title={t("password")} lead={t("passwordLead")}>
          <ButtonLink href="/password">{t("changePassword")}</ButtonLink>
        </Section>
        <Section title={t("sessions")} lead={t("sessionsLead")}>
          <ul className="mb-4 border-y border-line">
            {sessions.map((row) => (
              <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 text-row last:border-b-0">
                <div className="min-w-0 flex-1">
                  <p className="font-medium break-words">{deviceOf(row.agent) || t("unknownAgent")}</p>
                  <p className="text-meta text-text2">{t("seen", { at: formatInstant(row.lastSeenAt, language, today), address: row.address })}</p>
                </div>
                {row.id === actor.credentialId ? (
                  <Badge tone="ok">{t("here")}</Badge>
                ) : (
                  <ActForm action={`/api/v1/sessions/${row.id}/endings`} done={t("sessionEnded")} label={t("endSession")}>
                    <Button type="submit" size="dense">{t("endSession")}</Button>
                  </ActForm>
                )}
              </li>
            ))}
          </ul>
          <ActForm action="/api/v1/sessions/endings" to="/sign-in" label={t("everywhere")}>
            <Button type="submit" kind="danger">{t("everywhere")}</Button>
            <p className="mt-1.5 text-meta text-text2">{t("everywhereLead")}</p>
          </ActForm>
        </Section>
        <Section title={t("tokens")} lead={t("tokensLead")}>
          {tokens.length > 0 ? (
            <ul className="mb-4 border-y border-line">
              {tokens.map((row) => (
                <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 text-row last:border-b-0">
                  <div className="min-w-0 flex-1">
                    <p className="font-medium break-words">{row.label}</p>
                    <p className="text-meta text-text2">
                      {row.scopes.map((scope) => t(`scopes.${scope as "read"}`)).join(", ")} · {t("expires", { at: formatInstant(row.expiresAt, language, today) })} · {row.lastUsedAt ? t("used", { at: formatInstant(row.lastUsedAt, language, today) }) : t("neverUsed")}
                    </p>
                  </div>
                  <ActForm action={`/api/v1/tokens/${row.id}/revocations`} done={t("revoked")} label={t("revoke")}>
                    <Button type="submit" size="dense">{t("revoke")}</Button>
                  </ActForm>
                </li>
              ))}
            </ul>
          ) : (
            <p className="mb-4 text-row text-text2">{t("noTokens")}</p>
          )}
          <Fold title={t("makeToken")} open={keptOf("token") !== null}><SecretForm action="/api/v1/tokens" field="token" label={t("makeToken")} values={{ _form: "token" }} kept={keptOf("token")} className="grid gap-3 sm:grid-cols-2">
            <TextField name="label" label={t("label")} hint={t("labelHint")} maxLength={100} required />
            <SelectField name="days" label={t("lifetime")} options={lifetimes.map((days) => ({ value: String(days), label: t("days", { days }) }))} defaultValue="30" />
            <fieldset className="grid gap-2 sm:col-span-2">
              <legend className="mb-1 text-row font-medium">{t("may")}</legend>
              {(["read", "write", "import"] as const).map((scope) => (
                <Checkbox key={scope} name="scopes" value={scope} label={t(`scopes.${scope}`)} defaultChecked={scope === "read"} />
              ))}
            </fieldset>
            <div className="sm:col-span-2"><Button type="submit">{t("makeToken")}</Button></div>
          </SecretForm></Fold>
        </Section>
        <Section title={t("screen")} lead={t("screenLead")}>
          <ScreenSettings preferences={preferences} />
        </Section>
        <Section title={t("usage")} lead={t("usageLead")}>
          <ButtonLink href="/usage">{t("usageOpen")}</ButtonLink>
        </Section>
      </div>
    </>
  );
}
