import { useTranslations } from "next-intl";
import { ActForm } from "#components/ui/ActForm.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { Button, ButtonLink } from "#components/ui/Button.tsx";
import { ReasonAct } from "#components/ui/ReasonAct.tsx";

export interface RouteActsShown {
  id: string;
  hold: boolean;
  resume: boolean;
  stop: boolean;
  read: boolean;
  remind: boolean;
  /** What the page of the route is for, to this person: to change it, to lay it inside the department, to circulate. */
  route: "change" | "inside" | "circulate" | null;
}

export const hasRouteActs = ({ hold, resume, stop, read, remind, route }: RouteActsShown): boolean => hold || resume || stop || read || remind || route !== null;

/**
 * Problem: what may be done with a document's route now, beside deciding: hold (보류) and resume, stop (중단), mark read
 * (공람), and the way to the page on which it is changed.
 * Example: <RouteActs acts={acts} at={`/documents/${id}`} kept={kept} />
 */
export function RouteActs({ acts, at, kept }: { acts: RouteActsShown; at: string; kept: Kept | null }) {
  const t = useTranslations("documents.routing");
  const address = (act: string) => `/api/v1/documents/${acts.id}/${act}`;
  return (
    <>
      {acts.read ? (
        <ReasonAct up kind="primary" action={address("readings")} label={t("read")} now={t("readNow")} field={{ name: "opinion", label: t("opinion"), optional: true }} done={t("readDone")} at={at} kept={null} />
      ) : null}
      {acts.hold ? <ReasonAct up action={address("holds")} label={t("hold")} now={t("holdNow")} field={{ name: "reason", label: t("holdReason"), hint: t("holdHint") }} done={t("held")} at={at} kept={kept} /> : null}
      {acts.resume ? (
        <ActForm action={address("resumptions")} done={t("resumed")} at={at} kept={null}>
          <Button type="submit">{t("resume")}</Button>
        </ActForm>
      ) : null}
      {acts.remind ? (
        <ActForm action={address("reminders")} done={t("reminded")} at={at} kept={null}>
          <Button type="submit">{t("remind")}</Button>
        </ActForm>
      ) : null}
      {acts.route ? <ButtonLink kind="plain" href={`/documents/${acts.id}/route`}>{t(`to.${acts.route}`)}</ButtonLink> : null}
      {acts.stop ? <ReasonAct up action={address("stops")} label={t("stop")} now={t("stopNow")} kind="danger" field={{ name: "reason", label: t("stopReason"), hint: t("stopHint") }} done={t("stopped")} at={at} kept={kept} /> : null}
    </>
  );
}
