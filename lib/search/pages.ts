import { normalised, requiredOf, stripped } from "#lib/search/words.ts";

/** The page on which most of the words asked for stand, the first of equal ones, and its text; null where the text has no pages. */
export function pageOf(text: string, words: string): { page: number; text: string } | null {
  if (!text.includes("\f")) return null;
  const parts = requiredOf(words).map((term) => term.slice(1));
  const whole = normalised(words).split(/\s+/).filter(Boolean).map(stripped);
  const pages = text.split("\f");
  const held = pages.map((page) => {
    const plain = normalised(page);
    return parts.filter((part) => plain.includes(part)).length + 2 * whole.filter((word) => plain.includes(word)).length;
  });
  const at = held.indexOf(Math.max(...held));
  return { page: at + 1, text: pages[at] ?? "" };
}

/** Where a text with pages is opened at one of them. */
export const atPage = (url: string, page: number): string => `${url}&sheet=${page}`;

/** Where a hit is opened and the text that is shown of it: of an attachment with pages, that page. */
export function placeOfHit(hit: { url: string; text: string }, words: string): { url: string; text: string; page: number | null } {
  const found = pageOf(hit.text, words);
  return found ? { url: atPage(hit.url, found.page), text: found.text, page: found.page } : { url: hit.url, text: hit.text, page: null };
}
