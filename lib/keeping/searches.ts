import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { questionInput } from "#lib/keeping/input.ts";
import { addressOf } from "#lib/keeping/rules.ts";
import type { Alert, Question } from "#lib/keeping/rules.ts";
import type { SavedSearch } from "#prisma/generated/client.ts";

export interface SavedShown {
  id: string;
  name: string;
  question: Question;
  /** Where it is opened; that it was looked at is known from there. */
  address: string;
  alert: Alert;
  /** Whether its unit sees it too. */
  shared: boolean;
  own: boolean;
  ownerNameKo: string;
  ownerNameEn: string;
  departmentNameKo: string;
  departmentNameEn: string;
}

const shown = { id: true, name: true, question: true, alert: true, officialId: true, departmentId: true, ownerNameKo: true, ownerNameEn: true, departmentNameKo: true, departmentNameEn: true } as const;

/** Those that somebody keeps, and those that others share with a unit of theirs. */
const visibleTo = (actor: Actor) => ({ OR: [{ officialId: actor.officialId }, { departmentId: { in: actor.seats.map((seat) => seat.departmentId) } }] });

/** The saved searches that somebody sees, their own first. One statement. */
export async function savedSearches(db: Db | Tx, actor: Actor): Promise<SavedShown[]> {
  const rows = await db.savedSearch.findMany({ where: visibleTo(actor), select: shown, orderBy: [{ name: "asc" }, { id: "asc" }] });
  const all = rows.map((row) => shownOf(row, actor));
  return [...all.filter((one) => one.own), ...all.filter((one) => !one.own)];
}

/** One of those that somebody sees, or null. */
export async function savedSearch(db: Db | Tx, actor: Actor, id: string): Promise<SavedShown | null> {
  const row = await db.savedSearch.findFirst({ where: { id, ...visibleTo(actor) }, select: shown });
  return row && shownOf(row, actor);
}

function shownOf({ id, name, question, alert, officialId, departmentId, ...names }: Pick<SavedSearch, keyof typeof shown>, actor: Actor): SavedShown {
  const asked = questionInput.parse(question);
  return { id, name, question: asked, address: addressOf(asked, { saved: id }), alert: alert as Alert, shared: departmentId !== null, own: officialId === actor.officialId, ...names };
}
