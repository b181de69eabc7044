import { newKey } from "#components/ui/send.ts";

interface SentFile {
  id: string;
  name: string;
  size: number;
  state: string;
}

/** Sends one file and tells how far it is; `why` is the server's sentence, null when nothing was answered. */
export function sendFile(file: File, progress: (percent: number) => void): Promise<{ ok: true; file: SentFile } | { ok: false; why: string | null }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/files");
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("idempotency-key", newKey());
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(Math.floor((event.loaded / event.total) * 100));
    });
    request.addEventListener("load", () => {
      let body: Record<string, unknown> = {};
      try {
        body = JSON.parse(request.responseText) as Record<string, unknown>;
      } catch {
        // What is no answer of the application has no sentence.
      }
      if (request.status === 201) resolve({ ok: true, file: { id: String(body["id"]), name: String(body["name"]), size: Number(body["size"]), state: String(body["state"]) } });
      else resolve({ ok: false, why: typeof body["detail"] === "string" ? body["detail"] : null });
    });
    request.addEventListener("error", () => resolve({ ok: false, why: null }));
    const data = new FormData();
    data.set("file", file);
    request.send(data);
  });
}
