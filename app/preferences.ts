import { cookies } from "next/headers";
import { cache } from "react";
import type { Preferences } from "#components/frame/ScreenSettings.tsx";

const known: { [K in keyof Preferences]: readonly [Preferences[K], ...Preferences[K][]] } = {
  locale: ["ko", "en"],
  theme: ["system", "light", "dark", "contrast"],
  text: ["100", "112", "125", "150"],
  keys: ["on", "off"],
};

/** The value if it is one that may be chosen, else null. */
export function preferenceOf<K extends keyof Preferences>(name: K, value: unknown): Preferences[K] | null {
  return known[name].find((choice) => choice === value) ?? null;
}

export const preferenceNames = Object.keys(known) as (keyof Preferences)[];

/** How this reader wants pages to look; the first of each choice before one is made. */
export const currentPreferences = cache(async (): Promise<Preferences> => {
  const kept = await cookies();
  const of = <K extends keyof Preferences>(name: K) => preferenceOf(name, kept.get(name)?.value) ?? known[name][0];
  return { locale: of("locale"), theme: of("theme"), text: of("text"), keys: of("keys") };
});
