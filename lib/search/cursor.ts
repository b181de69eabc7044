import { z } from "zod";
import { startOf } from "#lib/time.ts";
import type { Cursor, Hit } from "#lib/search/engine.ts";

/*
 * Beyond the first ten thousand a list goes on from its last record, by date: where that stood is all that
 * a cursor says. Going on by fit would need its score, which never leaves the server.
 */

/** Milliseconds since 1970 in base 36, and the id. */
const shape = /^(-?[0-9a-z]{1,9})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** Days are of these years, and an instant beyond them none that the database knows. */
const [first, last] = [startOf("1900-01-01"), startOf("3000-01-01")];
export const cursorInput = z.string().regex(shape, { abort: true }).refine((text) => {
  const { at } = cursorFrom(text);
  return at >= first && at < last;
});

export const cursorOf = ({ at, recordId }: Pick<Hit, "at" | "recordId">): string => `${at.getTime().toString(36)}.${recordId}`;

export function cursorFrom(text: string): Cursor {
  const [, at = "", recordId = ""] = shape.exec(text) ?? [];
  return { at: new Date(parseInt(at, 36)), recordId };
}
