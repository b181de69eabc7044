import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { addDays, startOf } from "#lib/time.ts";
import { database } from "#lib/platform/database.ts";
import { perform } from "#lib/platform/operation.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { answerPetition, handlePetition } from "#lib/petitions/commands.ts";
import { importPetitions } from "#lib/petitions/import.ts";
import { regions } from "./data/kinds.ts";
import { petitionTexts } from "./data/petitions.ts";
import { workday } from "./office.ts";
import type { Office } from "./office.ts";
import { chance } from "./random.ts";

/** Made-up petitions, brought in as a file is and handled by the units that received them. */
export async function layPetitions(office: Office): Promise<number> {
  const luck = chance(13);
  const { today } = office.organisation;
  const received = new Date(startOf(workday(addDays(today, -24))).getTime() + 9.5 * 3_600_000);
  const lines = [0, 1, 2, 3].flatMap((round) =>
    petitionTexts.map(([category, title, content], n) => {
      const place = luck.pick(regions);
      const begin = addDays(today, -luck.int(25, 160));
      return { id: `demo-${round * petitionTexts.length + n + 1}`, category, title: title.replaceAll("{place}", place), content: content.replaceAll("{place}", place), begin, end: addDays(begin, 30), num_agree: luck.int(3, 900) };
    }),
  );
  const folder = await mkdtemp(path.join(os.tmpdir(), "onmaru-seed-"));
  try {
    const file = path.join(folder, "demonstration.jsonl");
    await writeFile(file, lines.map((line) => JSON.stringify(line)).join("\n"));
    await importPetitions(file, received, { fault: (line, reason) => { throw new Error(`petition ${line}: ${reason}`); }, progress: () => undefined });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await handled(office, received);
  return lines.length;
}

/** A third is being handled, a third answered, a third waits. */
async function handled(office: Office, received: Date): Promise<void> {
  const luck = chance(17);
  const rows = await database().petition.findMany({ where: { sourceId: { startsWith: "demo-" } }, orderBy: { sourceId: "asc" }, select: { id: true, departmentId: true } });
  for (const [n, row] of rows.entries()) {
    if (n % 3 === 0) continue;
    const department = office.organisation.departments.find((one) => one.id === row.departmentId)!;
    const at = new Date(received.getTime() + luck.int(1, 6) * 3_600_000);
    const hand = office.hand(`${department.key}/1`, office.organisation.today);
    const actor = hand ? await actorOfOfficial(database(), hand.official.id, at, hand.post.id) : null;
    if (!actor || !actor.seats.some((seat) => seat.departmentId === row.departmentId)) continue;
    await perform(handlePetition, actor, { id: row.id }, at);
    if (n % 3 === 2) await perform(answerPetition, actor, { id: row.id, answer: "현장을 확인하고 조치할 때를 알려 드렸습니다." }, new Date(at.getTime() + luck.int(30, 200) * 60_000));
  }
}
