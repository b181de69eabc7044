import { z } from "zod";
import { choice } from "#lib/platform/operation.ts";
import { looks } from "#lib/organisation/input.ts";
import type { Preferences } from "#lib/organisation/input.ts";

const some = z.object(looks).partial();

/** What the cookies of a browser say; anything that is no choice counts as none made. */
export function preferencesFrom(kept: (name: keyof Preferences) => unknown): Preferences {
  const of = <K extends keyof Preferences>(name: K) => (looks[name].safeParse(kept(name)).data ?? looks[name].options[0]) as Preferences[K];
  return { locale: of("locale"), theme: of("theme"), text: of("text"), keys: of("keys") };
}

export const choosePreferences = choice({
  name: "organisation.choose-preferences",
  address: "POST /api/v1/preferences",
  summary: { ko: "이 브라우저의 언어·화면·글자 크기·단축키를 고릅니다", en: "Choose language, screen, text size and shortcuts of this browser" },
  input: some,
  output: some,
});
