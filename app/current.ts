import type { Route } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { languages } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import { dayOf } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { now as clock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import type { Db } from "#lib/platform/database.ts";
import { keptForm } from "#lib/platform/forms.ts";
import type { KeptForm } from "#lib/platform/forms.ts";
import { sessionCookie, sessionIdFrom } from "#lib/platform/sessions.ts";
import { actorOfSession } from "#lib/organisation/queries.ts";

/** Who looks at the page, once per request; null when nobody has signed in. */
export const signedInActor = cache(async (): Promise<Actor | null> => {
  const id = await sessionIdFrom((await cookies()).get(sessionCookie)?.value);
  return id ? actorOfSession(database(), id, requestInstant()) : null;
});

/** One instant for the whole request. */
const requestInstant = cache((): Date => clock());

/** Who looks at the page; others are sent to sign in and come back here. */
export async function currentActor(): Promise<Actor> {
  const actor = await signedInActor();
  const address = (await headers()).get("x-onmaru-path") ?? "/my-day";
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(address)}` as Route);
  if (actor.mustChangePassword && !address.startsWith("/password")) redirect("/password" as Route);
  return actor;
}

export async function currentLanguage(): Promise<Language> {
  const chosen = (await cookies()).get("locale")?.value;
  return languages.find((language) => language === chosen) ?? "ko";
}

export interface PageContext {
  db: Db;
  actor: Actor;
  now: Date;
  today: Day;
  language: Language;
}

/** What every page of the office needs. */
export async function pageContext(): Promise<PageContext> {
  const actor = await currentActor();
  const now = requestInstant();
  return { db: database(), actor, now, today: dayOf(now), language: await currentLanguage() };
}

/** What became of many acts that were asked without JavaScript, when the page's address names it. */
export async function resultOfPage<T>(result: string | string[] | undefined): Promise<T | null> {
  return ((await formOfPage(result))?.values as T | undefined) ?? null;
}

/** The failed form that this page shows again, when its address names one. */
export async function formOfPage(form: string | string[] | undefined): Promise<KeptForm | null> {
  const actor = await signedInActor();
  return keptForm(database(), actor?.credentialId ?? null, typeof form === "string" ? form : undefined, requestInstant());
}
