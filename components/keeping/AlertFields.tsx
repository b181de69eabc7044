import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/Checkbox.tsx";
import { SelectField } from "#components/ui/SelectField.tsx";
import { alerts } from "#lib/keeping/rules.ts";
import type { Alert } from "#lib/keeping/rules.ts";

/**
 * Problem: whether and when a saved search tells of new finds, and whether the unit sees it.
 * Example: <AlertFields alert="daily" shared={false} unit="혁신기획과" />
 */
export function AlertFields({ alert, shared, unit }: { alert: Alert; shared: boolean; unit: string | null }) {
  const t = useTranslations("keeping");
  return (
    <>
      <SelectField name="alert" label={t("alert")} hint={t("alertHint")} defaultValue={alert} options={alerts.map((value) => ({ value, label: t(`alerts.${value}`) }))} />
      {unit ? <Checkbox name="shared" label={t("share", { unit })} hint={t("shareHint")} defaultChecked={shared} /> : null}
    </>
  );
}
