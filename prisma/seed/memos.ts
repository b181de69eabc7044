import { addDays, startOf } from "#lib/time.ts";
import { database } from "#lib/platform/database.ts";
import { perform } from "#lib/platform/operation.ts";
import { answerMemo, sendMemo } from "#lib/memos/commands.ts";
import { openMemo } from "#lib/memos/queries.ts";
import { memoReports } from "./data/memos.ts";
import { workday } from "./office.ts";
import type { Office } from "./office.ts";
import { sitting } from "./sitting.ts";

/** Memo reports of the last days: sent, partly read, with opinions, through the product's own commands. */
export async function layMemos(office: Office): Promise<void> {
  const { today } = office.organisation;
  for (const { from, to, days, title, text, reads, opinions } of memoReports) {
    const day = workday(addDays(today, -days - 2));
    const at = new Date(startOf(day).getTime() + 10 * 3_600_000 + days * 600_000);
    const writer = await sitting(office, from, day, at);
    const postIds = to.filter((key) => office.holder(key, day)).map((key) => office.post(key).id);
    if (!writer || postIds.length === 0) continue;
    const { id } = await perform(sendMemo, writer, { title, text, postIds, fileIds: [] }, at);
    for (const [n, key] of reads.entries()) {
      const later = new Date(at.getTime() + (n + 1) * 1_500_000);
      const reader = await sitting(office, key, day, later);
      if (reader) await openMemo(database(), reader, id, later);
    }
    for (const [n, [key, said]] of opinions.entries()) {
      const later = new Date(at.getTime() + (n + 3) * 2_400_000);
      const receiver = await sitting(office, key, day, later);
      if (receiver) await perform(answerMemo, receiver, { id, text: said }, later);
    }
  }
}
