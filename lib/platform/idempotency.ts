import { Refusal } from "#lib/refusal.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { database, transaction } from "#lib/platform/database.ts";
import type { Db, Tx } from "#lib/platform/database.ts";

interface Asked {
  officialId: string;
  key: string;
  bodyHash: string;
}

interface Answer<B = unknown> {
  status: number;
  body: B;
}

/** Keeps an answer in the act's own transaction. A second run of the same key fails here and undoes itself. */
export async function keepAnswer(tx: Tx, { body, ...row }: Asked & Answer & { at: Date }): Promise<void> {
  await tx.idempotentAnswer.createMany({ data: [{ ...row, body: body as Prisma.InputJsonValue }] });
}

/** What the key answered before; the key with another body is refused. */
export async function keptAnswer(db: Db, { officialId, key, bodyHash }: Asked): Promise<Answer | null> {
  const row = await db.idempotentAnswer.findUnique({ where: { officialId_key: { officialId, key } } });
  if (!row) return null;
  if (row.bodyHash !== bodyHash) throw new Refusal("platform.key-reused");
  return { status: row.status, body: row.body };
}

/** What a key keeps of an answer: all of it; nothing of a secret, which is shown once; nothing of rows, which are read anew. */
export type Kept = "answer" | "secret" | "rows";

/** Does an act in its transaction; under a key, the same body answers what it answered before, whatever happened since. */
export async function once<B>(asked: Asked | null, at: Date, status: number, run: (tx: Tx) => Promise<B>, kept: Kept = "answer"): Promise<Answer<B>> {
  const anew = async () => ({ status, body: await transaction(run) });
  if (asked === null || (kept === "rows" && (await keptAnswer(database(), asked)))) return anew();
  try {
    return await transaction(async (tx) => {
      const answer = { status, body: await run(tx) };
      await keepAnswer(tx, { ...asked, ...(kept === "answer" ? answer : { status, body: {} }), at });
      return answer;
    });
  } catch (error) {
    const before = await keptAnswer(database(), asked);
    if (!before) throw error;
    if (kept === "secret") throw new Refusal("platform.done-already");
    return kept === "rows" ? anew() : (before as Answer<B>);
  }
}

/** Keys are kept for a day. */
export async function forgetOldAnswers(db: Db, at: Date): Promise<void> {
  await db.idempotentAnswer.deleteMany({ where: { at: { lt: new Date(at.getTime() - 24 * 3600_000) } } });
}
