import { fileTypeFromBuffer } from "file-type";

/** What the bytes are, by what they begin with, and whether their end is there. */
export async function detect(bytes: Uint8Array): Promise<{ detected: string; whole: boolean }> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const detected = found?.mime ?? "";
  if (detected === "application/pdf") return { detected, whole: tail(bytes, 2048).includes("%%EOF") };
  if (detected === "application/zip" || detected.includes("openxmlformats") || detected.endsWith("+zip")) return { detected, whole: tail(bytes, 66_000).includes("PK\x05\x06") };
  if (detected === "image/png") return { detected, whole: tail(bytes, 64).includes("IEND") };
  return { detected, whole: true };
}

function tail(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.subarray(Math.max(0, bytes.byteLength - length))).toString("latin1");
}
