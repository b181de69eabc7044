/** What reading one file may take; beyond it the file ends as one that could not be read. */
export const limits = {
  /** Bytes that may come out of what is packed. */
  unpacked: 64 * 1024 * 1024,
  /** Signs of text that are kept: as much as search cuts into words. */
  signs: 400_000,
  pages: 3_000,
  milliseconds: 20_000,
  /** Megabytes of the process that reads. */
  heap: 384,
  resident: 900,
} as const;

export class Unreadable extends Error {}

/** Text gathered up to the limit; says when there is enough. */
export function gatherer(): { add(text: string): void; full(): boolean; text(): string } {
  const parts: string[] = [];
  let length = 0;
  return {
    add(text) {
      parts.push(text);
      length += text.length;
    },
    full: () => length >= limits.signs,
    text: () => parts.join(""),
  };
}
