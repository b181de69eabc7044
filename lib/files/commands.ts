import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import { record } from "#lib/history/commands.ts";
import { declareRefusals, operation } from "#lib/platform/operation.ts";
import { keepFile } from "./keep.ts";
import type { KeptFile } from "./keep.ts";
import { largestFile, refusals } from "./rules.ts";

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
    let kept: KeptFile;
    try {
      kept = await keepFile(tx, { bytes, name: file.name, declared: file.type, uploaderId: actor.officialId, at: now });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw new Refusal("files.no-room", {}, "file");
      throw error;
    }
    const { id, sha256, size, name, state, detected } = kept;
    await record(tx, { actor, at: now, act: "file.kept", record: { kind: "file", id }, after: { sha256, size, state } });
    return { id, name, size, type: detected, state };
  },
});
