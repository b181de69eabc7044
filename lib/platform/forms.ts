import type { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";

/** A form that failed without JavaScript: what was typed, and what was wrong with it. */
export interface KeptForm {
  values: Record<string, unknown>;
  problem: { code: string; detail: string; errors: { field: string; code: string; message: string }[] };
}

const hour = 3600_000;
/** What is never kept. */
const secrets = new Set(["password", "current", "again", "oneTimeCode"]);

export async function keepForm(db: Db, { sessionId, values, problem, at }: { sessionId: string; values: Record<string, unknown>; problem: object; at: Date }): Promise<string> {
  const id = newId(at);
  const shown = Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.has(name)));
  await db.keptForm.create({ data: { id, sessionId, values: keepable(shown) as Prisma.InputJsonObject, problem: problem as Prisma.InputJsonObject, at } });
  return id;
}

/** As far as the database keeps it: no NUL, no half characters, no files. */
function keepable(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "").toWellFormed();
  if (Array.isArray(value)) return value.map(keepable);
  if (value instanceof Blob) return null;
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, item]) => [keepable(key), keepable(item)]));
  return value ?? null;
}

/** The form kept under `?form=<id>`, for its own session, or a later one of the same person, and for an hour. */
export async function keptForm(db: Db, sessionId: string | null, id: string | undefined, at: Date): Promise<KeptForm | null> {
  if (!sessionId || !id || !/^[0-9a-f-]{36}$/.test(id)) return null;
  const row = await db.keptForm.findFirst({ where: { id, at: { gt: new Date(at.getTime() - hour) } } });
  return row && (row.sessionId === sessionId || (await samePerson(db, row.sessionId, sessionId))) ? { values: row.values as KeptForm["values"], problem: row.problem as unknown as KeptForm["problem"] } : null;
}

async function samePerson(db: Db, one: string, other: string): Promise<boolean> {
  const rows = await db.session.findMany({ where: { id: { in: [one, other] } }, select: { officialId: true } });
  return rows.length === 2 && rows[0]!.officialId === rows[1]!.officialId;
}

export async function forgetOldForms(db: Db, at: Date): Promise<void> {
  await db.keptForm.deleteMany({ where: { at: { lt: new Date(at.getTime() - hour) } } });
}
