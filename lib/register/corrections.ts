import { Refusal } from "#lib/refusal.ts";
import { declareRefusals, notFound, operation } from "#lib/platform/operation.ts";
import type { Context } from "#lib/platform/operation.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { record } from "#lib/history/commands.ts";
import { holdsOn } from "#lib/records/disposal.ts";
import type { HoldLine } from "#lib/records/disposal.ts";
import { lockFile, whoAndWhen } from "#lib/records/files.ts";
import { changeRegistered, fileOfDocument, lockListed } from "#lib/documents/registered.ts";
import { standingTo } from "#lib/register/asking.ts";
import { decideInput, done, requestInput } from "#lib/register/input.ts";
import { decisionFault, matterOf, refusals, requestFault, takesEffectAtOnce } from "#lib/register/rules.ts";
import type { Correctable, Value } from "#lib/register/rules.ts";
import { dataOf, valueAsked, valueNow } from "#lib/register/values.ts";
import type { Correction, Document, Prisma } from "#prisma/generated/client.ts";

declareRefusals("register", refusals);

const json = (value: Value) => value as unknown as Prisma.InputJsonObject;
const signed = (actor: Actor, at: Date) => ({ officialId: actor.officialId, nameKo: actor.nameKo, nameEn: actor.nameEn, postNameKo: actor.seat?.postNameKo ?? "", postNameEn: actor.seat?.postNameEn ?? "", at });

/** Records rule 6. A head's stricter class or narrower scope takes effect at once; everything else waits for the records officer. */
export const requestCorrection = operation({
  name: "register.request-correction",
  address: "POST /api/v1/documents/:id/corrections",
  summary: { ko: "등록된 정보를 고쳐 달라고 요청합니다", en: "Ask for a correction of registered data" },
  input: requestInput,
  output: done,
  refusals: [
    "platform.not-found", "register.not-of-the-unit", "register.destroyed", "register.not-registered", "register.value-required", "register.reasons-required", "register.reasons-not-wanted", "register.departments-required", "register.closed-known-inside",
    "register.unknown-department", "register.unknown-task", "register.unknown-file", "register.unchanged", "register.reason-required", "register.field-waits",
  ],
  act: ["document.correction-requested", "document.corrected"],
  status: 201,
  async run({ tx, actor, now, today }, input) {
    const row = await lockListed(tx, actor, input.id);
    const { field } = input;
    const { as, ...stands } = await standingTo(tx, actor, row);
    const [before, after] = [await valueNow(tx, row, field, today), await valueAsked(tx, row, input, today)];
    const waiting = await waitingFor(tx, row.id, field);
    const atOnce = takesEffectAtOnce(stands.heads, field, before, after);
    const fault = requestFault({ ...stands, status: row.status, destroyed: row.destroyedAt !== null, field, before, after, closed: row.disclosure === "closed", reason: input.reason, waiting: waiting ? whoAndWhen(waiting, waiting.at, actor.language) : null });
    if (fault) throw new Refusal(fault.refused, fault.params, fault.field);
    const id = newId(now);
    await tx.correction.createMany({ data: [{ id, documentId: row.id, agencyId: row.agencyId, departmentId: row.departmentId, field, before: json(before), after: json(after), reason: input.reason, ...signed(as, now) }] });
    await tell({ actor: as, now, tx }, row.id, "document.correction-requested", input.reason, field, before, after);
    if (!atOnce) return { id, state: "waiting" };
    await tx.correctionDecision.createMany({ data: [{ correctionId: id, outcome: "narrowed", reason: "", ...signed(as, now) }] });
    await changeRegistered(tx, row, await dataOf(tx, row, field, after, now, today), now);
    await tell({ actor: as, now, tx }, row.id, "document.corrected", input.reason, field, before, after);
    return { id, state: "narrowed" };
  },
});

/** The undecided request for the same matter, which came first. */
async function waitingFor(tx: Tx, documentId: string, field: Correctable): Promise<Correction | null> {
  const open = await tx.$queryRaw<Correction[]>`
    select c.* from "Correction" c where c."documentId" = ${documentId}::uuid and not exists (select from "CorrectionDecision" d where d."correctionId" = c."id") order by c."at"`;
  return open.find((one) => matterOf(one.field as Correctable) === matterOf(field)) ?? null;
}

async function tell({ tx, actor, now }: Pick<Context, "tx" | "actor" | "now">, id: string, act: string, reason: string, field: Correctable, before: Value, after: Value): Promise<void> {
  await record(tx, { actor, at: now, act, record: { kind: "document", id }, reason, before: { field, value: json(before) }, after: { field, value: json(after) } });
}

interface Asked {
  correction: Correction;
  row: Document;
  /** The hold on the file that it would leave. */
  hold: HoldLine | null;
}

/** Locks what a request is about: the files that it moves between first, as a disposal does, then the document. */
async function lockAsked(tx: Tx, actor: Actor, id: string): Promise<Asked> {
  const correction = await tx.correction.findUnique({ where: { id } });
  if (!correction) throw notFound();
  const filing = matterOf(correction.field as Correctable) === "filing";
  const from = filing ? await fileOfDocument(tx, correction.documentId) : null;
  const to = correction.field === "record-file" ? (correction.after as { id: string }).id : null;
  for (const file of [...new Set([from, to].filter((one) => one !== null))].sort()) await lockFile(tx, file);
  const row = await lockListed(tx, actor, correction.documentId);
  const hold = from ? ((await holdsOn(tx, [from])).find((one) => one.recordFileId === from) ?? null) : null;
  return { correction, row, hold };
}

async function decideOn(context: Context, { id, reason }: { id: string; reason: string }, outcome: "confirmed" | "refused") {
  const { tx, actor, now, today } = context;
  const { correction, row, hold } = await lockAsked(tx, actor, id);
  const field = correction.field as Correctable;
  const [before, after] = [correction.before as unknown as Value, correction.after as unknown as Value];
  const decided = await tx.correctionDecision.findUnique({ where: { correctionId: id } });
  const { officer } = await standingTo(tx, actor, row);
  const fault = decisionFault({
    officer, own: correction.officialId === actor.officialId, destroyed: row.destroyedAt !== null, decided: decided ? whoAndWhen(decided, decided.at, actor.language) : null, outcome, reason,
    now: await valueNow(tx, row, field, today), before, after, closed: row.disclosure === "closed",
  });
  if (fault) throw new Refusal(fault.refused, fault.params, fault.field);
  if (hold && outcome === "confirmed") throw new Refusal("records.on-hold", { ...whoAndWhen(hold, hold.at, actor.language), reason: hold.reason });
  await tx.correctionDecision.createMany({ data: [{ correctionId: id, outcome, reason, ...signed(actor, now) }] });
  if (outcome === "confirmed") await changeRegistered(tx, row, await dataOf(tx, row, field, after, now, today), now);
  await tell(context, row.id, outcome === "confirmed" ? "document.corrected" : "document.correction-refused", reason || correction.reason, field, before, after);
  return { id, state: outcome };
}

const refusedAs = ["platform.not-found", "register.not-records-officer", "register.already-decided-by", "register.own-request"];

export const confirmCorrection = operation({
  name: "register.confirm-correction",
  address: "POST /api/v1/corrections/:id/confirmations",
  summary: { ko: "정정 요청을 확인해 등록정보를 고칩니다", en: "Confirm a correction of registered data" },
  input: decideInput,
  output: done,
  refusals: [...refusedAs, "register.destroyed", "register.changed-since", "register.closed-known-inside", "register.unknown-file", "records.on-hold"],
  act: "document.corrected",
  run: (context, input) => decideOn(context, input, "confirmed"),
});

export const refuseCorrection = operation({
  name: "register.refuse-correction",
  address: "POST /api/v1/corrections/:id/refusals",
  summary: { ko: "정정 요청을 사유를 적어 받아들이지 않습니다", en: "Refuse a correction, with the reason" },
  input: decideInput,
  output: done,
  refusals: [...refusedAs, "register.reason-required"],
  act: "document.correction-refused",
  run: (context, input) => decideOn(context, input, "refused"),
});
