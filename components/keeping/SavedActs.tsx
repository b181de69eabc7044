import { useTranslations } from "next-intl";
import { Fold } from "#components/organisation/Fold.tsx";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button } from "#components/ui/Button.tsx";
import { TextField } from "#components/ui/TextField.tsx";
import { longest } from "#lib/keeping/rules.ts";
import type { Alert } from "#lib/keeping/rules.ts";
import { AlertFields } from "./AlertFields.tsx";

/**
 * Problem: its owner renames a saved search, changes its alert and who sees it, or removes it.
 * Example: <SavedActs id={id} name="예산" alert="daily" shared={false} unit="혁신기획과" kept={kept} />
 */
export function SavedActs({ id, name, alert, shared, unit, kept }: { id: string; name: string; alert: Alert; shared: boolean; unit: string | null; kept: Kept | null }) {
  const t = useTranslations("keeping");
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Fold title={t("change")} open={kept !== null}>
        <ActForm key={`${name} ${alert} ${shared}`} action={`/api/v1/saved-searches/${id}/changes`} to="/search/saved" at="/search/saved" values={{ id }} done={t("changed")} kept={kept} label={t("changeOf", { name })} className="grid max-w-[480px] gap-3">
          <TextField name="name" label={t("name")} maxLength={longest.name} defaultValue={name} />
          <AlertFields alert={alert} shared={shared} unit={unit} />
          <div><Button type="submit" kind="primary">{t("keep")}</Button></div>
        </ActForm>
      </Fold>
      <ActForm action={`/api/v1/saved-searches/${id}/removals`} to="/search/saved" at="/search/saved" done={t("removed")} label={t("removeOf", { name })}>
        <Button type="submit" size="dense">{t("remove")}<span className="sr-only"> {name}</span></Button>
      </ActForm>
    </div>
  );
}
