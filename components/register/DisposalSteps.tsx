import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/Badge.tsx";
import type { Tone } from "#components/ui/Badge.tsx";
import { formatDay, formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";
import { retentionText } from "./words.ts";

interface ShownStep {
  round: number;
  step: string;
  verdict: string;
  reason: string;
  members: readonly string[];
  heldOn: Date | null;
  retention: number | null;
  nameKo: string;
  nameEn: string;
  at: Date;
}

const tones: Record<string, Tone> = { dispose: "bad", keep: "warn", reclassify: "now" };

/** Who said what at each step of an appraisal, in its order. */
export function DisposalSteps({ steps, language, today }: { steps: readonly ShownStep[]; language: Language; today: Day }) {
  const t = useTranslations("register");
  return (
    <ol className="grid gap-3">
      {steps.map((step) => (
        <li key={`${step.round}${step.step}`} className="border-l-2 border-line2 pl-3 text-row">
          <p className="flex flex-wrap items-center gap-2">
            <strong>{t(`disposal.step.${step.step as "opinion"}`)}</strong>
            {step.step === "destruction" ? null : <Badge tone={tones[step.verdict] ?? "grey"}>{t(`disposal.verdict.${step.verdict as "keep"}`)}</Badge>}
            {step.round > 1 ? <span className="text-meta text-text2">{t("disposal.round", { round: step.round })}</span> : null}
          </p>
          <p className="text-meta text-text2">{t("disposal.by", { name: nameOf(step, language), when: formatInstant(step.at, language, today) })}</p>
          {step.members.length > 0 && step.heldOn ? <p>{t("disposal.committee", { members: step.members.join(", "), day: formatDay(step.heldOn.toISOString().slice(0, 10), language, today) })}</p> : null}
          {step.retention !== null ? <p>{retentionText(step.retention, (key, values) => t(key as "semi", values as never))}</p> : null}
          {step.reason ? <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{step.reason}</p> : null}
        </li>
      ))}
    </ol>
  );
}
