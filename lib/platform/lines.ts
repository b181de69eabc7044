import { createReadStream } from "node:fs";

export interface FileLine {
  /** Null where the bytes are no UTF-8. */
  text: string | null;
  /** What it takes of the file, its end counted. */
  bytes: number;
}

const newline = 0x0a;

/** The lines of a file, each decoded by itself: one that is broken spoils no other. */
export async function* linesOf(file: string): AsyncGenerator<FileLine> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let begun: Buffer[] = [];
  const ended = (last: Buffer): FileLine => {
    const bytes = Buffer.concat([...begun, last]);
    begun = [];
    try {
      return { text: decoder.decode(bytes).replace(/\r$/, ""), bytes: bytes.length + 1 };
    } catch {
      return { text: null, bytes: bytes.length + 1 };
    }
  };
  for await (const read of createReadStream(file)) {
    const part = read as Buffer;
    let from = 0;
    for (let at = part.indexOf(newline); at >= 0; at = part.indexOf(newline, from)) {
      yield ended(part.subarray(from, at));
      from = at + 1;
    }
    if (from < part.length) begun.push(part.subarray(from));
  }
  if (begun.length > 0) yield ended(Buffer.alloc(0));
}
