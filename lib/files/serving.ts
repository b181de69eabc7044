import { z } from "zod";
import { mayShow } from "./rules.ts";
import { bytesOf } from "./store.ts";

export const servedOutput = z.object({ name: z.string(), type: z.string(), inline: z.boolean(), size: z.int(), stream: z.custom<NodeJS.ReadableStream>() });

/** A kept file as it is answered: what a browser may show by its kind, everything else for saving alone. Null when the disk has lost it. */
export async function servedFile(file: { name: string; sha256: string; state: string; detected: string }, preview: boolean): Promise<z.input<typeof servedOutput> | null> {
  const kept = await bytesOf(file.sha256);
  if (!kept) return null;
  const shown = mayShow(file);
  return { name: file.name, type: shown ? file.detected : "application/octet-stream", inline: shown && preview, size: kept.size, stream: kept.stream };
}
