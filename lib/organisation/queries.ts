import { tokensOfPerson } from "#lib/access/rules.ts";
import { dayOf, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { Actor, Role, Scope } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { declareRefusals } from "#lib/platform/operation.ts";
import { liveSession } from "#lib/platform/session-rows.ts";
import { liveToken } from "#lib/platform/tokens.ts";
import { refusals } from "#lib/organisation/rules.ts";
import { seatsOf } from "#lib/organisation/seats.ts";

declareRefusals("organisation", refusals);

interface Credential {
  via: Actor["via"];
  id: string | null;
  scopes: readonly Scope[];
  postId: string | null;
}

const whole: readonly Scope[] = ["read", "write", "import"];

/** Who a browser's session is, as things stand at this instant; null when it has ended. */
export async function actorOfSession(db: Db, sessionId: string, now: Date): Promise<Actor | null> {
  const session = await liveSession(db, sessionId, now);
  return session ? actorWith(db, session.officialId, now, { via: "browser", id: sessionId, scopes: whole, postId: session.postId }) : null;
}

/** Who a personal access token is; null when it is unknown, revoked or has expired. */
export async function actorOfToken(db: Db, token: string, now: Date): Promise<Actor | null> {
  const found = await liveToken(db, token, now);
  return found ? actorWith(db, found.officialId, now, { via: "token", id: found.id, scopes: found.scopes, postId: found.postId }) : null;
}

/** An official acting through the system itself (commands, the demonstration's seed, tests). */
export async function actorOfOfficial(db: Db | Tx, officialId: string, now: Date, postId: string | null = null): Promise<Actor | null> {
  return actorWith(db, officialId, now, { via: "system", id: null, scopes: whole, postId });
}

export async function officialOfLogin(db: Db | Tx, login: string): Promise<string | null> {
  const account = await db.account.findUnique({ where: { login: login.toLowerCase() }, select: { officialId: true } });
  return account?.officialId ?? null;
}

async function actorWith(db: Db | Tx, officialId: string, now: Date, credential: Credential): Promise<Actor | null> {
  const day = dayOf(now);
  const [[person], seats] = await Promise.all([personOf(db, officialId, day), seatsOf(db, officialId, day)]);
  if (!person) return null;
  return {
    officialId,
    nameKo: person.nameKo,
    nameEn: person.nameEn,
    rankKo: person.rankKo,
    rankEn: person.rankEn,
    login: person.login ?? "",
    seat: seats.find((seat) => seat.postId === credential.postId) ?? seats[0] ?? null,
    seats,
    tokens: tokensOfPerson(officialId, seats, person.roles.filter((held) => held.role === "records-officer").map((held) => held.agencyId)),
    roles: person.roles,
    scopes: credential.scopes,
    via: credential.via,
    credentialId: credential.id,
    mustChangePassword: credential.via === "browser" && person.mustChangePassword === true && person.isDemonstration !== true,
    language: person.language === "en" ? "en" : "ko",
  };
}

interface PersonRow {
  nameKo: string;
  nameEn: string;
  rankKo: string;
  rankEn: string;
  login: string | null;
  language: string | null;
  mustChangePassword: boolean | null;
  isDemonstration: boolean | null;
  roles: { role: Role; agencyId: string }[];
}

function personOf(db: Db | Tx, officialId: string, day: Day): Promise<PersonRow[]> {
  const on = toColumn(day);
  return db.$queryRaw<PersonRow[]>`
    select o."nameKo", o."nameEn", o."rankKo", o."rankEn", a."login", a."language", a."mustChangePassword", a."isDemonstration",
      coalesce((select json_agg(json_build_object('role', r."role", 'agencyId', r."agencyId")) from "RoleGrant" r
        where r."officialId" = o."id" and r."validFrom" <= ${on}::date and (r."validUntil" is null or r."validUntil" >= ${on}::date)), '[]') as roles
    from "Official" o left join "Account" a on a."officialId" = o."id" where o."id" = ${officialId}::uuid`;
}
