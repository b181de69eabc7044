import { convertHangulToQwerty, getChoseong } from "es-hangul";
import { koreanTyped } from "#lib/keyboard.ts";

/*
 * A text as the keys that were pressed for it. Korean and English then look alike on either keyboard
 * layout, a syllable that is being typed begins the word it will be, and one slip is one key.
 */

/** Single letters stay as they were typed: NFKC would make parts of syllables of them. */
const plain = (text: string) => text.replace(/[^ㄱ-ㅣ]+/gu, (part) => part.normalize("NFKC")).toLowerCase();

/** The keys of a text, in lower case (a doubled consonant counts as its single one), words parted by one space. */
export function keysTyped(text: string): string {
  return convertHangulToQwerty(plain(text)).toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();
}

/** The keys of the initial consonants of each Korean word: 예산 집행 → `dt wg`. */
export function initialsTyped(text: string): string {
  return plain(text).split(/[^가-힣]+/).filter(Boolean).map((word) => convertHangulToQwerty(getChoseong(word))).join(" ").toLowerCase();
}

/** Whether a text is initial consonants alone. */
export const isInitials = (text: string): boolean => /^[ㄱ-ㅎ\s]+$/.test(text) && /[ㄱ-ㅎ]/.test(text);

/** What a word would have been on the other keyboard layout; null where that is no whole text. */
export function onOtherLayout(word: string): string | null {
  if (/^[a-zA-Z]+$/.test(word)) {
    const korean = koreanTyped(word);
    // A capital that stands for no doubled consonant was only a capital.
    const plain = /[a-zA-Z]/.test(korean) ? koreanTyped(word.toLowerCase()) : korean;
    return /^[가-힣]+$/.test(plain) ? plain : null;
  }
  if (/^[ㄱ-ㅎㅏ-ㅣ가-힣]+$/.test(word) && /[ㄱ-ㅎㅏ-ㅣ]/.test(word)) {
    const english = convertHangulToQwerty(word).toLowerCase();
    return /^[a-z]{2,}$/.test(english) ? english : null;
  }
  return null;
}

/** A word as typed, and with each of its keys left out. */
export function slipsOf(keys: string): string[] {
  return [keys, ...[...keys].map((_, at) => keys.slice(0, at) + keys.slice(at + 1))];
}

/** How many keys were missed, doubled, mistaken or swapped between two words. */
export function slips(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const now = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min(last[j]! + 1, now[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      now.push(least);
    }
    [before, last] = [last, now];
  }
  return last[other.length]!;
}
