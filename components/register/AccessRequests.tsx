import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import { ReasonAct } from "#components/ui/ReasonAct.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";

export interface AccessShown {
  id: string;
  who: string;
  when: string;
  reason: string;
  state: "waiting" | "granted" | "declined" | "withdrawn";
  decision: { by: string; reason: string } | null;
  /** Whether the reader answers it. */
  answers: boolean;
}

const tones = { waiting: "now", granted: "ok", declined: "warn", withdrawn: "grey" } as const;

/**
 * Problem: who asked to read a document and what was answered; whoever keeps it answers here.
 * Example: <AccessRequests requests={requests} at={`/documents/${id}/access`} kept={kept} />
 */
export function AccessRequests({ requests, at, kept }: { requests: readonly AccessShown[]; at: string; kept: Kept | null }) {
  const t = useTranslations("register.access");
  const form = (id: string, act: string) => ({ values: { _form: `${act} ${id}` }, at, kept: kept?.values["_form"] === `${act} ${id}` ? kept : null, open: kept?.values["_form"] === `${act} ${id}` });
  return (
    <ul>
      {requests.map((one) => (
        <li key={one.id} className="border-b border-line py-3 last:border-b-0">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-row"><Badge tone={tones[one.state]}>{t(`state.${one.state}`)}</Badge> <strong className="font-semibold">{one.who}</strong> <span className="text-meta text-text2">{one.when}</span></p>
          <p className="mt-1 text-row whitespace-pre-wrap [overflow-wrap:anywhere]">{one.reason}</p>
          {one.decision ? (
            <p className="mt-1 border-l-2 border-line2 pl-2 text-row [overflow-wrap:anywhere]"><span className="block text-meta text-text2">{one.decision.by}</span>{one.decision.reason}</p>
          ) : null}
          {one.answers && one.state === "waiting" ? (
            <div className="mt-2 flex flex-wrap items-start gap-2">
              <ReasonAct action={`/api/v1/access-requests/${one.id}/grants`} label={t("grant")} now={t("grantNow")} kind="primary" field={{ name: "reason", label: t("grantReason") }} done={t("granted")} {...form(one.id, "grant")} />
              <ReasonAct action={`/api/v1/access-requests/${one.id}/refusals`} label={t("decline")} now={t("declineNow")} field={{ name: "reason", label: t("declineReason") }} done={t("declined")} {...form(one.id, "decline")} />
            </div>
          ) : null}
          {one.answers && one.state === "granted" ? (
            <div className="mt-2"><ReasonAct action={`/api/v1/access-requests/${one.id}/withdrawals`} label={t("withdraw")} now={t("withdrawNow")} kind="plain" field={{ name: "reason", label: t("withdrawReason") }} done={t("withdrawn")} {...form(one.id, "withdraw")} /></div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
