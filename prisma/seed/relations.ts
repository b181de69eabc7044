import { startOf } from "#lib/time.ts";
import { database } from "#lib/platform/database.ts";
import { perform } from "#lib/platform/operation.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { relateDocument } from "#lib/documents/relation-commands.ts";
import { listedWhere } from "#lib/documents/listed.ts";
import type { RelationKind } from "#lib/documents/relations.ts";
import type { Office } from "./office.ts";

/** How often each kind comes: most documents rest on an earlier one of their task. */
const turns: readonly RelationKind[] = ["based-on", "answers", "based-on", "related", "supersedes", "based-on"];
const most = 60;

/** Decided documents of the last months name an earlier one of the same task, added by whoever holds the drafter's post today. */
export async function layRelations(office: Office): Promise<void> {
  const { today } = office.organisation;
  const at = new Date(startOf(today).getTime() + 8 * 3_600_000);
  const pairs = await database().$queryRaw<{ from: string; to: string; officialId: string; postId: string }[]>`
    select d."id" as "from", e."id" as "to", a."officialId", d."drafterPostId" as "postId" from "Document" d
    join lateral (select e."id" from "Document" e where e."unitTaskId" = d."unitTaskId" and e."status" = 'approved' and e."decidedAt" < d."decidedAt" order by e."decidedAt" desc limit 1) e on true
    join "Appointment" a on a."postId" = d."drafterPostId" and a."kind" = 'regular' and a."validFrom" <= ${today}::date and (a."validUntil" is null or a."validUntil" >= ${today}::date)
    where d."status" = 'approved' and not exists (select from "DocumentRelation" r where r."fromId" = d."id") and a."officialId" = d."drafterId" order by d."decidedAt" desc, d."id" limit ${most}`;
  for (const [n, pair] of pairs.entries()) {
    const actor = await actorOfOfficial(database(), pair.officialId, at, pair.postId);
    const known = actor ? await database().document.count({ where: { id: pair.to, ...listedWhere(actor.tokens) } }) : 0;
    if (actor && known > 0) await perform(relateDocument, actor, { id: pair.from, other: pair.to, kind: turns[n % turns.length]! }, at);
  }
}
