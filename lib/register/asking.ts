import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";
import { withSuccessors } from "#lib/organisation/successors.ts";
import type { RegisteredDocument } from "#lib/documents/registered.ts";
import type { Standing } from "#lib/records/rules.ts";
import { seatedIn, standingOf } from "#lib/register/standing.ts";

/** What somebody is to a document's department and agency, and in which seat they act there. */
export async function standingTo(db: Db | Tx, actor: Actor, row: Pick<RegisteredDocument, "departmentId" | "agencyId">): Promise<Standing & { as: Actor }> {
  const units = (await withSuccessors(db, [row.departmentId])).get(row.departmentId) ?? [];
  return { ...standingOf(actor, units, row.agencyId), as: seatedIn(actor, units) };
}

/** Why somebody may ask for no correction of a document; null when they may. */
export async function mayAsk(db: Db | Tx, actor: Actor, row: RegisteredDocument): Promise<Refused | null> {
  if (row.destroyedAt) return refused("register.destroyed");
  const { ofUnit, officer } = await standingTo(db, actor, row);
  return ofUnit || officer ? null : refused("register.not-of-the-unit");
}
