import { Refusal } from "#lib/refusal.ts";
import { dayFrom, dayFromNullable, toColumn } from "#lib/time.ts";
import { newId } from "#lib/platform/id.ts";
import { declareRefusals, notFound, operation, reading } from "#lib/platform/operation.ts";
import { record } from "#lib/history/commands.ts";
import { addRuleInput, endRuleInput, ruleId, rulesInput, rulesOutput } from "#lib/approval/input.ts";
import { refusals } from "#lib/approval/rules.ts";
import { administeredAgency, delegationTable } from "#lib/approval/table.ts";

declareRefusals("approval", refusals);

export const readDelegationRules = reading({
  name: "approval.delegation-rules",
  address: "GET /api/v1/delegation-rules",
  summary: { ko: "위임전결표를 봅니다", en: "Read the table of delegated authority" },
  input: rulesInput,
  output: rulesOutput,
  async run({ tx, actor, today }, { on }) {
    const agencyId = actor.seat?.agencyId ?? administeredAgency(actor);
    return { rules: agencyId ? await delegationTable(tx, agencyId, on ?? today) : [] };
  },
});

export const addDelegationRule = operation({
  name: "approval.add-delegation-rule",
  address: "POST /api/v1/delegation-rules",
  summary: { ko: "위임전결표에 항을 더합니다", en: "Add a clause to the table of delegated authority" },
  input: addRuleInput,
  output: ruleId,
  refusals: ["platform.forbidden", "approval.clause-taken", "approval.unknown-task"],
  act: "delegation.added",
  status: 201,
  async run({ tx, actor, now }, input) {
    const agencyId = administeredAgency(actor);
    if (!agencyId) throw new Refusal("platform.forbidden");
    if (input.unitTaskId) {
      const [task] = await tx.$queryRaw<{ id: string }[]>`select "id" from "UnitTask" where "id" = ${input.unitTaskId}::uuid and "agencyId" = ${agencyId}::uuid`;
      if (!task) throw new Refusal("approval.unknown-task", {}, "unitTaskId");
    }
    // Two administrators at one moment: the lock of the table is the agency's, held to the end of the act.
    await tx.$queryRaw`select 1 as one from pg_advisory_xact_lock(hashtextextended(${`delegation:${agencyId}`}, 0))`;
    const taken = await tx.delegationRule.count({ where: { agencyId, clause: input.clause, OR: [{ validUntil: null }, { validUntil: { gte: toColumn(input.validFrom) } }] } });
    if (taken > 0) throw new Refusal("approval.clause-taken", { clause: input.clause }, "clause");
    const id = newId(now);
    await tx.delegationRule.create({ data: { ...input, id, agencyId, validFrom: toColumn(input.validFrom) } });
    await record(tx, { actor, at: now, act: "delegation.added", record: { kind: "setting", id }, after: { ...input } });
    return { id };
  },
});

export const endDelegationRule = operation({
  name: "approval.end-delegation-rule",
  address: "POST /api/v1/delegation-rules/:id/endings",
  summary: { ko: "위임전결 항을 끝냅니다", en: "End a clause of the table of delegated authority" },
  input: endRuleInput,
  output: ruleId,
  refusals: ["platform.not-found", "approval.ends-before-it-begins", "approval.already-ended"],
  act: "delegation.ended",
  async run({ tx, actor, now, today }, { id, lastDay }) {
    const agencyId = administeredAgency(actor);
    await tx.$queryRaw`select "id" from "DelegationRule" where "id" = ${id}::uuid for update`;
    const rule = await tx.delegationRule.findUnique({ where: { id } });
    if (!rule || rule.agencyId !== agencyId) throw notFound();
    if (rule.validUntil !== null && dayFrom(rule.validUntil) < today) throw new Refusal("approval.already-ended");
    if (lastDay < dayFrom(rule.validFrom)) throw new Refusal("approval.ends-before-it-begins", {}, "lastDay");
    await tx.delegationRule.update({ where: { id }, data: { validUntil: toColumn(lastDay) } });
    await record(tx, { actor, at: now, act: "delegation.ended", record: { kind: "setting", id }, before: { validUntil: dayFromNullable(rule.validUntil) }, after: { validUntil: lastDay } });
    return { id };
  },
});
