import { convertQwertyToHangul } from "es-hangul";

/** What keys of the English layout would have written on the Korean one; as they are where they make no syllables there, as `how` and `photo` do not. */
export function koreanTyped(keys: string): string {
  try {
    return convertQwertyToHangul(keys);
  } catch {
    return keys;
  }
}
