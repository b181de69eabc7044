"use client";
import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { Checkbox } from "#components/ui/Checkbox.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import type { Option } from "#components/ui/SelectField.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import type { Language, Named } from "#lib/names.ts";
import { Fold } from "./Fold.tsx";
import { NameList } from "./NameList.tsx";

export interface AgencyShown {
  id: string;
  name: string;
  nameKo: string;
  nameEn: string;
  senderKo: string;
  senderEn: string;
  /** All names over time, the latest first. */
  names: readonly (Named & { validFrom: string; validUntil: string | null })[];
}

function Names({ of }: { of?: AgencyShown }) {
  const t = useTranslations("organisation.units");
  return (
    <>
      <TextField name="nameKo" label={t("nameKo")} defaultValue={of?.nameKo} maxLength={100} required />
      <TextField name="nameEn" label={t("nameEn")} defaultValue={of?.nameEn} maxLength={100} required />
    </>
  );
}

/** What an administrator may do with the own agencies: add departments, rename, close, and add a further agency. */
export function AgencyActs({ agencies, parents, today, kept, language }: { agencies: readonly AgencyShown[]; parents: readonly (Option & { agencyId: string })[]; today: string; kept: Kept | null; language: Language }) {
  const t = useTranslations("organisation.units");
  const keptOf = (name: string) => (kept?.values["_form"] === name ? kept : null);
  const sender = (of?: AgencyShown) => (
    <>
      <TextField name="senderKo" label={t("sender")} hint={t("senderHint")} defaultValue={of?.senderKo} maxLength={100} optional />
      <TextField name="senderEn" label={t("senderEn")} defaultValue={of?.senderEn} maxLength={100} optional />
    </>
  );
  return (
    <>
      {agencies.map((agency) => (
        <section key={agency.id} aria-label={t("actsOf", { name: agency.name })} >
          <h2 className="mb-2 text-section font-semibold">{agency.name}</h2>
          <div className="flex flex-wrap gap-2">
          <Fold title={t("add")} open={keptOf(`add-${agency.id}`) !== null}>
            <ActForm action="/api/v1/departments" to="/admin/organisation/:id" values={{ _form: `add-${agency.id}`, agencyId: agency.id }} done={t("added")} kept={keptOf(`add-${agency.id}`)} label={t("add")} className="grid gap-3">
              <SelectField name="parentId" label={t("under")} options={parents.filter((one) => one.agencyId === agency.id)} placeholder={t("top")} />
              <TextField name="code" label={t("code")} hint={t("codeHint")} maxLength={20} required />
              <Names />
              <TextField name="validFrom" type="date" label={t("from")} defaultValue={today} required />
              <Checkbox name="isHandlingUnit" label={t("isHandlingUnit")} />
              <div><Button type="submit">{t("add")}</Button></div>
            </ActForm>
          </Fold>
          <Fold title={t("renameAgency")} open={keptOf(`rename-${agency.id}`) !== null}>
            <ActForm action={`/api/v1/agencies/${agency.id}/names`} values={{ _form: `rename-${agency.id}` }} done={t("agencyRenamed")} kept={keptOf(`rename-${agency.id}`)} label={t("renameAgency")} className="grid gap-3">
              <NameList names={agency.names} language={language} />
              <Names of={agency} />
              {sender(agency)}
              <TextField name="validFrom" type="date" label={t("from")} defaultValue={today} required />
              <TextField name="reason" label={t("reason")} maxLength={500} optional />
              <div><Button type="submit">{t("renameAgency")}</Button></div>
            </ActForm>
          </Fold>
          <Fold title={t("closeAgency")} open={keptOf(`close-${agency.id}`) !== null}>
            <ActForm action={`/api/v1/agencies/${agency.id}/closings`} values={{ _form: `close-${agency.id}` }} done={t("closed")} kept={keptOf(`close-${agency.id}`)} label={t("closeAgency")} className="grid gap-3">
              <p className="text-row text-text2">{t("closeAgencyLead")}</p>
              <TextField name="validUntil" type="date" label={t("until")} defaultValue={today} required />
              <TextField name="reason" label={t("reason")} maxLength={500} optional />
              <div><Button type="submit" kind="danger">{t("closeAgency")}</Button></div>
            </ActForm>
          </Fold>
          </div>
        </section>
      ))}
      <section aria-label={t("addAgency")} className="border-t border-line pt-4">
        <Fold title={t("addAgency")} open={keptOf("agency") !== null}>
          <ActForm action="/api/v1/agencies" values={{ _form: "agency" }} done={t("agencyAdded")} reset kept={keptOf("agency")} label={t("addAgency")} className="grid gap-3">
            <p className="text-row text-text2">{t("addAgencyLead")}</p>
            <TextField name="code" label={t("code")} hint={t("codeHint")} maxLength={20} required />
            <Names />
            {sender()}
            <TextField name="validFrom" type="date" label={t("from")} defaultValue={today} required />
            <div><Button type="submit">{t("addAgency")}</Button></div>
          </ActForm>
        </Fold>
      </section>
    </>
  );
}
