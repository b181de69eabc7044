import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import { record } from "#lib/history/commands.ts";
import { newId } from "#lib/platform/id.ts";
import { declareRefusals, operation } from "#lib/platform/operation.ts";
import { detect } from "./detect.ts";
import { cleanName, largestFile, refusals, stateOf } from "./rules.ts";
import { lockBytes } from "./locking.ts";
import { hashOf, keepBytes } from "./store.ts";

declareRefusals("files", refusals);

/** Keeps a file as it came. It belongs to its sender alone until a document carries it. */
export const uploadFile = operation({
  name: "files.upload",
  address: "POST /api/v1/files",
  summary: { ko: "붙일 파일을 올립니다", en: "Upload a file to attach" },
  input: z.object({ file: z.file() }),
  output: z.object({ id: z.uuid(), name: z.string(), size: z.int(), type: z.string(), state: z.enum(["ok", "lying", "broken", "empty"]) }),
  refusals: ["files.no-room", "platform.too-large", "platform.wrong-type"],
  upload: largestFile,
  status: 201,
  act: "file.kept",
  async run({ tx, actor, now }, { file }) {
    if (file.size > largestFile) throw new Refusal("platform.too-large", {}, "file");
    const bytes = new Uint8Array(await file.arrayBuffer());
    const name = cleanName(file.name);
    const { detected, whole } = await detect(bytes);
    const state = stateOf({ name, size: bytes.byteLength, detected, whole });
    const id = newId(now);
    let sha256: string;
    // The same bytes may be on their way out with a destroyed record.
    await lockBytes(tx, hashOf(bytes));
    try {
      sha256 = await keepBytes(bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw new Refusal("files.no-room", {}, "file");
      throw error;
    }
    await tx.file.create({ data: { id, sha256, size: bytes.byteLength, name, declared: file.type.slice(0, 200), detected, state, uploaderId: actor.officialId, at: now }, select: { id: true } });
    await record(tx, { actor, at: now, act: "file.kept", record: { kind: "file", id }, after: { sha256, size: bytes.byteLength, state } });
    return { id, name, size: bytes.byteLength, type: detected, state };
  },
});
