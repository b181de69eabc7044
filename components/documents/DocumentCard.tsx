import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "#components/ui/Badge.tsx";
import { RegisteredPart } from "#components/register/RegisteredPart.tsx";
import type { RegisteredFields } from "#components/register/RegisteredPart.tsx";
import { formatSize } from "#lib/format.ts";
import { CardPart } from "./CardPart.tsx";
import { Opinions } from "./Opinions.tsx";
import type { OpinionShown } from "./Opinions.tsx";
import { RelatedLink } from "./Related.tsx";
import type { RelatedShown } from "./Related.tsx";
import { disclosureText, disclosureTone } from "./view.ts";

export interface CardFields {
  task: string | null;
  taskHref: string | null;
  stage: string;
  summary: string;
  keywords: readonly string[];
  files: readonly { id: string; name: string; size: number }[];
  related: readonly RelatedShown[];
  sending: string;
  seal: string;
  recipient: string;
  via: string;
  sender: string;
  /** The day on which it took effect, or null before. */
  enforced: string | null;
  major: boolean;
  originals: readonly { n: number; why: string; label: string; destroyed: boolean }[];
  number: string | null;
  disclosure: string;
  reasons: readonly number[];
  scope: string;
  /** How many posts were let in beside the scope. */
  knownTo: string;
  scopePosts: number;
  retention: number | null;
  urgency: string;
  clause: string | null;
  /** The kind of matter, and its amount as said; null when it has none. */
  matterKind: string | null;
  amount: string | null;
  /** Departments of other agencies that sign the same text, with their number. */
  joint: readonly { id: string; agency: string; department: string; number: string | null; signed: boolean }[];
  opinions: readonly OpinionShown[];
  steps: { all: number; done: number };
}

/**
 * Problem: the card of a document in its four parts (§22): information, route, enforcement, management.
 * Example: <DocumentCard card={fields} registered={null} />
 */
export function DocumentCard({ card, registered }: { card: CardFields; registered: RegisteredFields | null }) {
  const t = useTranslations("documents");
  const kinds = useTranslations("approval.matterKinds");
  const none: ReactNode = <span className="text-text2">{t("card.none")}</span>;
  const retention = card.retention === null ? none : card.retention >= 999 ? t("card.permanent") : card.retention >= 100 ? t("card.semi") : t("card.years", { n: card.retention });
  return (
    <aside aria-label={t("card.label")} className="px-4 py-5 md:px-6">
      <CardPart
        title={t("card.information")}
        pairs={[
          [t("card.task"), card.task && card.taskHref ? <a className="text-link underline" href={card.taskHref}>{card.task}</a> : none],
          ...(card.matterKind ? [[t("card.matterKind"), kinds(card.matterKind as "plan")] as const] : []),
          ...(card.amount ? [[t("card.amount"), card.amount] as const] : []),
          [t("card.stage"), t(`stage.${card.stage as "decide"}`)],
          [t("card.summary"), card.summary || none],
          [t("card.keywords"), card.keywords.join(", ") || none],
          [t("card.files"), card.files.length > 0 ? card.files.map((file) => <a key={file.id} className="block min-h-6 text-link underline" href={`/api/v1/files/${file.id}`}>{file.name} <span className="text-text2">{formatSize(file.size)}</span></a>) : none],
          [t("card.related"), card.related.length > 0 ? card.related.map((one) => <span key={one.id} className="block min-h-6"><span className="text-text2">{t(`related.${one.way}.${one.kind}`)}</span> <RelatedLink related={one} /></span>) : none],
        ]}
      />
      <CardPart title={t("card.route")} note={t("card.steps", card.steps)} pairs={card.clause ? [[t("card.method"), t("card.clause", { clause: card.clause })]] : []}>
        <Opinions items={card.opinions} />
      </CardPart>
      <CardPart
        title={t("card.enforcement")}
        note={t(`sending.${card.sending as "internal"}`)}
        pairs={[
          [t("card.to"), card.sending === "internal" ? t("card.internal") : card.recipient || none],
          [t("card.via"), card.via || none],
          [t("card.sender"), card.sender],
          [t("card.seal"), t(`seal.${card.seal as "none"}`)],
          [t("card.method"), t(`sending.${card.sending as "internal"}`)],
          [t("card.enforced"), card.enforced ?? t(card.number ? "card.notSent" : "card.afterDecision")],
        ]}
      />
      <CardPart
        title={t("card.management")}
        pairs={[
          [t("card.number"), card.number ? <strong>{card.number}</strong> : t("card.afterDecision")],
          ...(card.joint.length > 0 ? [[t("card.joint"), card.joint.map((part) => <span key={part.id} className="block">{part.number ? `${part.agency} · ${part.number}` : `${part.agency} ${part.department} · ${t(part.signed ? "card.signed" : "card.unsigned")}`}</span>)] as const] : []),
          [t("card.disclosure"), <Badge key="d" tone={disclosureTone[card.disclosure] ?? "grey"}>{disclosureText(t(`disclosure.${card.disclosure as "open"}`), card.reasons)}</Badge>],
          [t("card.scope"), card.scopePosts > 0 ? t("card.scopePosts", { scope: t(`scope.${card.scope as "agency"}`), count: card.scopePosts }) : t(`scope.${card.scope as "agency"}`)],
          // What every agency reads every agency knows; of a closed document records officers alone.
          ...(card.disclosure === "closed" ? [] : [[t("card.knownTo"), t(`knownTo.${card.scope === "government" ? "government" : (card.knownTo as "agency")}`)] as const]),
          [t("card.retention"), retention],
          [t("card.urgency"), t(`urgency.${card.urgency as "normal"}`)],
          [t("card.major"), card.major ? t("card.majorYes") : none],
          ...(card.originals.length > 0 ? [[t("card.originals"), card.originals.map((one) => <span key={one.n} className="block">{t("version", { n: one.n })} {t(`original.${one.why as "returned"}`)} · {one.label}{one.destroyed ? ` · ${t("card.originalGone")}` : ""}</span>)] as const] : []),
        ]}
      >
        {registered ? <RegisteredPart registered={registered} /> : null}
      </CardPart>
    </aside>
  );
}
