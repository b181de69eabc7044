import { z } from "zod";
import { logRead } from "#lib/history/reads.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { notFound, reading } from "#lib/platform/operation.ts";
import { fileRow } from "#lib/files/queries.ts";
import { servedFile, servedOutput } from "#lib/files/serving.ts";

/** A file is read by whoever reads a document that carries it; while none does, by its sender. */
async function mayReadFile(db: Db, actor: Actor, id: string, uploaderId: string): Promise<boolean> {
  const tokens = [...actor.tokens];
  const posts = actor.seats.map((seat) => seat.postId);
  const [carried] = await db.$queryRaw<{ carriers: number; readable: boolean | null }[]>`
    select count(*)::int as "carriers", bool_or(d."readers" && ${tokens}::text[] and (c."shown" or d."drafterPostId" = any(${posts}::uuid[])
      or exists (select from "Consultation" k where k."documentId" = d."id" and k."withdrawnAt" is null and k."postId" = any(${posts}::uuid[])))) as "readable"
    from (
      select v."documentId" as "id", true as "shown" from "DocumentVersion" v where v."fileIds" @> array[${id}]::uuid[]
      union all select x."id", false from "Document" x where x."draftFiles" @> array[${id}]::uuid[]
    ) c join "Document" d on d."id" = c."id"`;
  return carried && carried.carriers > 0 ? carried.readable === true : uploaderId === actor.officialId;
}

/** Pictures and PDF may be looked at (`preview=1`); everything else is saved, as it came. */
export const readFile = reading({
  name: "documents.read-file",
  address: "GET /api/v1/files/:id",
  summary: { ko: "붙임 파일을 받습니다", en: "Download an attached file" },
  input: z.object({ id: z.uuid(), preview: z.enum(["1"]).optional() }),
  output: servedOutput,
  refusals: ["platform.not-found"],
  binary: true,
  async run({ tx, actor, now }, { id, preview }) {
    const file = await fileRow(tx, id);
    if (!file || file.destroyedAt) throw notFound();
    const reads = await mayReadFile(tx, actor, id, file.uploaderId);
    await logRead(tx, { actor, at: now, record: { kind: "file", id }, outcome: reads ? "read" : "refused", via: actor.via === "browser" ? "page" : "api" });
    const served = reads ? await servedFile(file, preview === "1") : null;
    if (!served) throw notFound();
    return served;
  },
});
