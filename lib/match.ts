import { getChoseong } from "es-hangul";
import { koreanTyped } from "#lib/keyboard.ts";

/** How well words name a thing: 0 not at all, 1 as its beginning. Initial consonants and the English layout count. */
export function matchScore(names: readonly string[], search: string): number {
  const asked = plain(search);
  if (asked === "") return 1;
  const typed = /^[a-z]+$/.test(asked) ? plain(koreanTyped(asked)) : asked;
  let best = 0;
  for (const name of names) {
    const text = plain(name);
    const initials = plain(getChoseong(name));
    if (text.startsWith(asked) || text.startsWith(typed)) return 1;
    if (text.includes(asked) || text.includes(typed)) best = Math.max(best, 0.7);
    if (/^[ㄱ-ㅎ]+$/.test(typed) && initials.includes(typed)) best = Math.max(best, 0.6);
  }
  return best;
}

function plain(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(/\s+/g, "");
}
