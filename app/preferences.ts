import { cookies } from "next/headers";
import { cache } from "react";
import type { Preferences } from "#lib/organisation/input.ts";
import { preferencesFrom } from "#lib/organisation/preferences.ts";

/** How this reader wants pages to look; the first of each choice before one is made. */
export const currentPreferences = cache(async (): Promise<Preferences> => {
  const kept = await cookies();
  return preferencesFrom((name) => kept.get(name)?.value);
});
