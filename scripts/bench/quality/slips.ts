import { convertHangulToQwerty, convertQwertyToHangul } from "es-hangul";

/* Slips as hands make them on a Korean keyboard, each of one key: what is misspelt is what then stands on the screen. */

/** The keys of each row beside each other. */
const consonants = ["qwert", "asdfg", "zxcv"];
const vowels = ["yuiop", "hjkl", "bnm"];

function besideIt(keys: string, at: number, rows: readonly string[]): string | null {
  const row = rows.find((one) => one.includes(keys[at]!));
  if (row === undefined) return null;
  const place = row.indexOf(keys[at]!);
  return keys.slice(0, at) + (row[place + 1] ?? row[place - 1]!) + keys.slice(at + 1);
}

export const slipKinds = {
  vowel: (keys: string, at: number) => besideIt(keys, at, vowels),
  consonant: (keys: string, at: number) => besideIt(keys, at, consonants),
  missed: (keys: string, at: number) => keys.slice(0, at) + keys.slice(at + 1),
  doubled: (keys: string, at: number) => keys.slice(0, at + 1) + keys.slice(at),
  swapped: (keys: string, at: number) => (at + 1 < keys.length ? keys.slice(0, at) + keys[at + 1]! + keys[at]! + keys.slice(at + 2) : null),
};
export type SlipKind = keyof typeof slipKinds;

/** A word with one slip, as near its middle as one can be made; null where every slip of the kind makes a word that `stands` somewhere, which would be another question and no misspelt one. */
export function misspelt(word: string, kind: SlipKind, stands: (word: string) => boolean): string | null {
  const keys = convertHangulToQwerty(word);
  const middle = Math.floor(keys.length / 2);
  const places = [...keys].map((_, at) => at).sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle) || one - other);
  for (const at of places) {
    const typed = slipKinds[kind](keys, at);
    if (typed === null || typed === keys) continue;
    const shown = convertQwertyToHangul(typed);
    // Two single consonants are no doubled one on the screen: such keys make no text of their own.
    if (convertHangulToQwerty(shown) === typed && !stands(shown)) return shown;
  }
  return null;
}
