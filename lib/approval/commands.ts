import { Refusal } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import { toColumn } from "#lib/time.ts";
import type { Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { declareRefusals, notFound, operation, reading } from "#lib/platform/operation.ts";
import { record } from "#lib/history/commands.ts";
import { addRuleInput, endRuleInput, ruleId, rulesInput, rulesOutput } from "#lib/approval/input.ts";
import { additionFault, endingFault } from "#lib/approval/delegation-rules.ts";
import { refusals } from "#lib/approval/rules.ts";
import { administeredAgency, clausesWhere, delegationTable } from "#lib/approval/table.ts";

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
  refusals: ["platform.forbidden", "approval.clause-taken", "approval.clause-overlaps", "approval.task-or-kind", "approval.amounts-reversed", "approval.ends-before-it-begins", "approval.unknown-task"],
  act: "delegation.added",
  status: 201,
  async run({ tx, actor, now }, input) {
    const agencyId = administeredAgency(actor);
    if (!agencyId) throw new Refusal("platform.forbidden");
    if (input.unitTaskId) {
      const [task] = await tx.$queryRaw<{ id: string }[]>`select "id" from "UnitTask" where "id" = ${input.unitTaskId}::uuid and "agencyId" = ${agencyId}::uuid`;
      if (!task) throw new Refusal("approval.unknown-task", {}, "unitTaskId");
    }
    await lockTable(tx, agencyId);
    const id = newId(now);
    allow(additionFault(await clausesWhere(tx, { agencyId }), { ...input, id }));
    await tx.delegationRule.create({ data: { ...input, id, agencyId, validFrom: toColumn(input.validFrom), validUntil: input.validUntil ? toColumn(input.validUntil) : null } });
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
  refusals: ["platform.not-found", "approval.ends-before-it-begins", "approval.already-ended", "approval.clause-overlaps", "approval.clause-taken"],
  act: "delegation.ended",
  async run({ tx, actor, now, today }, { id, lastDay }) {
    const agencyId = administeredAgency(actor);
    if (!agencyId) throw notFound();
    await lockTable(tx, agencyId);
    const table = await clausesWhere(tx, { agencyId });
    const rule = table.find((one) => one.id === id);
    if (!rule) throw notFound();
    allow(endingFault(table, rule, lastDay, today));
    await tx.delegationRule.update({ where: { id }, data: { validUntil: toColumn(lastDay) } });
    await record(tx, { actor, at: now, act: "delegation.ended", record: { kind: "setting", id }, before: { validUntil: rule.validUntil }, after: { validUntil: lastDay } });
    return { id };
  },
});

/** Two administrators at one moment: the lock of the table is the agency's, held to the end of the act. */
async function lockTable(tx: Tx, agencyId: string): Promise<void> {
  await tx.$queryRaw`select 1 as one from pg_advisory_xact_lock(hashtextextended(${`delegation:${agencyId}`}, 0))`;
}

function allow(fault: Refused | null): void {
  if (fault) throw new Refusal(fault.refused, fault.params, fault.field);
}
