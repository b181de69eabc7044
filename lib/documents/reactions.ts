import { database } from "#lib/platform/database.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import type { Reaction } from "#lib/platform/outbox.ts";

/** What was said before submission goes with the decision, and with a draft that is discarded. */
export const forgettingConsultations: Reaction = {
  name: "forget consultations",
  topics: ["document.changed"],
  async run(messages) {
    await forgetConsultations(database(), [...new Set(messages.map((message) => message.recordId))]);
  },
};

export async function forgetConsultations(db: Db | Tx, ids: readonly string[]): Promise<void> {
  await db.$executeRaw`
    with over as (
      select w.id from unnest(${[...ids]}::uuid[]) as w(id) where not exists (select from "Document" d where d."id" = w.id and d."status" <> 'approved')
    ), said as (delete from "ConsultationComment" where "documentId" in (select id from over))
    delete from "Consultation" where "documentId" in (select id from over)`;
}
