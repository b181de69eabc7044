import { addDays, holdsOn, overlap } from "#lib/time.ts";
import type { Day, Period } from "#lib/time.ts";
import { refused } from "#lib/refusal.ts";
import type { Refusals, Refused } from "#lib/refusal.ts";

export const refusals: Refusals = {
  "wrong-credentials": 401,
  "try-later": 429,
  "password-too-short": 422,
  "password-same": 422,
  "password-wrong": 422,
  "ends-before-it-begins": 422,
  "already-held": 409,
  "post-taken": 409,
  "login-taken": 409,
  "has-account": 409,
  "code-taken": 409,
  "not-your-seat": 403,
  "absence-overlaps": 409,
  "deputy-is-oneself": 422,
  "deputy-in-circle": 422,
  "deputy-away": 422,
  "deputy-without-post": 422,
  "nobody-acts": 422,
  "already-ended": 409,
  "before-predecessor": 422,
  "password-differs": 422,
  "password-holds-login": 422,
  "too-many-tokens": 409,
  "still-held": 409,
  "still-used": 409,
  "before-current": 422,
  "already-granted": 409,
  "last-administrator": 409,
  "wrong-code": 422,
  "not-set-up": 404,
  "in-own-branch": 422,
  "not-in-agency": 422,
  "above-ends-first": 422,
  "there-already": 409,
};

/** A password has at least ten characters, is not the one before, and does not hold the login. Null when it will do. */
export function passwordFault({ login, password, again, same }: { login: string; password: string; again: string | null; same: boolean }): Refused | null {
  if ([...password.normalize("NFC")].length < 10) return refused("organisation.password-too-short", {}, "password");
  if (login.length >= 3 && password.toLowerCase().includes(login.toLowerCase())) return refused("organisation.password-holds-login", {}, "password");
  if (same) return refused("organisation.password-same", {}, "password");
  return again !== null && again !== password ? refused("organisation.password-differs", {}, "again") : null;
}

/** What is closed has nothing that lasts beyond its last day. */
export function closingFault(validUntil: Day, of: Period, lasting: readonly Period[], code: "organisation.still-held" | "organisation.still-used"): Refused | null {
  if (validUntil < of.validFrom) return refused("organisation.ends-before-it-begins", {}, "validUntil");
  return lasting.some((one) => one.validUntil === null || one.validUntil > validUntil) ? refused(code, {}, "validUntil") : null;
}

/** Where a department stands, from a day to a day. */
export interface Place extends Period {
  departmentId: string;
  parentId: string | null;
}

interface Unit extends Period {
  id: string;
  agencyId: string;
}

/** A department stands under one of its own agency that lasts as long as it, and on no day under itself. */
export function placeFault(unit: Unit & { parentId: string | null }, above: Unit | null | "unknown", places: readonly Place[]): Refused | null {
  if ((above === null ? null : above === "unknown" ? undefined : above.id) === unit.parentId) return refused("organisation.there-already", {}, "parentId");
  if (above === null) return null;
  if (above === "unknown" || above.agencyId !== unit.agencyId) return refused("organisation.not-in-agency", {}, "parentId");
  if (!holdsOn(above, unit.validFrom) || (above.validUntil !== null && (unit.validUntil === null || unit.validUntil > above.validUntil))) return refused("organisation.above-ends-first", {}, "parentId");
  const days = [unit.validFrom, ...places.map((place) => place.validFrom).filter((day) => day > unit.validFrom)];
  const isUnder = (day: Day) => {
    const seen = new Set<string>();
    for (let at: string | null = above.id; at !== null && !seen.has(at); at = places.find((place) => place.departmentId === at && holdsOn(place, day))?.parentId ?? null) {
      if (at === unit.id) return true;
      seen.add(at);
    }
    return false;
  };
  return days.some(isUnder) ? refused("organisation.in-own-branch", {}, "parentId") : null;
}

/** How a post is held: 발령 · 겸직 · 직무대리 */
export type AppointmentKind = "regular" | "concurrent" | "acting";

export interface Appointment extends Period {
  id: string;
  officialId: string;
  postId: string;
  kind: AppointmentKind;
}

export interface Absence extends Period {
  officialId: string;
  deputyId: string | null;
}

export function periodFault({ validFrom, validUntil }: Period): Refused | null {
  return validUntil !== null && validUntil < validFrom ? refused("organisation.ends-before-it-begins", {}, "validUntil") : null;
}

/** A post has one regular holder at a time; acting and concurrent holders stand beside. */
export function appointmentFault(wanted: Omit<Appointment, "id">, ofPost: readonly Appointment[]): Refused | null {
  const fault = periodFault(wanted);
  if (fault) return fault;
  const meeting = ofPost.filter((held) => overlap(held, wanted));
  if (meeting.some((held) => held.officialId === wanted.officialId)) return refused("organisation.already-held");
  if (wanted.kind === "regular" && meeting.some((held) => held.kind === "regular")) return refused("organisation.post-taken");
  return null;
}

export interface Move {
  /** New period of the moved appointment. */
  moved: Period & { id: string };
  /** The predecessor's, which ends the day before; null when nobody held the post. */
  predecessor: (Period & { id: string }) | null;
}

/** Moves an appointment to another first day, and with a regular one the last day of whoever held the post before. */
export function moveAppointment(appointment: Appointment, ofPost: readonly Appointment[], validFrom: Day): Move | Refused {
  const period = { validFrom, validUntil: appointment.validUntil };
  const fault = periodFault(period);
  if (fault) return fault;
  const before = ofPost
    .filter((held) => appointment.kind === "regular" && held.kind === "regular" && held.id !== appointment.id && held.validFrom < appointment.validFrom)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  if (before && validFrom <= before.validFrom) return refused("organisation.before-predecessor", { day: before.validFrom }, "validFrom");
  const adjoins = before && (before.validUntil === null || before.validUntil >= addDays(appointment.validFrom, -1) || before.validUntil >= validFrom);
  return {
    moved: { id: appointment.id, ...period },
    predecessor: before && adjoins ? { id: before.id, validFrom: before.validFrom, validUntil: addDays(validFrom, -1) } : null,
  };
}

/**
 * Nobody deputises for themselves or while away, and no chain of deputies comes back to its beginning.
 * A deputy who goes away later names one of their own, and the chain goes on to that one.
 */
export function absenceFault(wanted: Absence, others: readonly Absence[]): Refused | null {
  const fault = periodFault(wanted);
  if (fault) return fault;
  const meeting = others.filter((other) => overlap(other, wanted));
  if (meeting.some((other) => other.officialId === wanted.officialId)) return refused("organisation.absence-overlaps", {}, "validFrom");
  if (wanted.deputyId === null) return null;
  if (wanted.deputyId === wanted.officialId) return refused("organisation.deputy-is-oneself", {}, "deputyId");
  const reached = new Set([wanted.deputyId]);
  for (const one of reached) for (const other of meeting) if (other.officialId === one && other.deputyId !== null) reached.add(other.deputyId);
  if (reached.has(wanted.officialId)) return refused("organisation.deputy-in-circle", {}, "deputyId");
  const away = meeting.find((other) => other.officialId === wanted.deputyId);
  return away ? refused("organisation.deputy-away", { day: away.validFrom, until: away.validUntil ?? "" }, "deputyId") : null;
}

/** The first of some days on which none of these holds; null where there is one on each. */
export function firstGap(held: readonly Period[], from: Day, until: Day): Day | null {
  for (let day = from; day <= until; ) {
    const ends = held.filter((one) => holdsOn(one, day)).map((one) => one.validUntil ?? until).sort();
    const last = ends.at(-1);
    if (last === undefined) return day;
    day = addDays(last, 1);
  }
  return null;
}

/** Posts, holders and the absent of one day. */
export interface Offices {
  posts: readonly { postId: string; departmentId: string; isHead: boolean; holders: readonly string[] }[];
  /** The department above each; null at the top. */
  above: ReadonlyMap<string, string | null>;
  /** Who is away that day, with the deputy, if there is one. */
  away: ReadonlyMap<string, string | null>;
  /** Of the deputies, those who hold a post that day: another is as none. */
  serving: ReadonlySet<string>;
}

/** Who is there for somebody: themselves, or the first in the chain of deputies who is not away; null when it ends with nobody. */
export function standsFor(officialId: string, { away, serving }: Pick<Offices, "away" | "serving">): string | null {
  const seen = new Set<string>();
  let at: string | null = officialId;
  while (at !== null && away.has(at) && !seen.has(at)) {
    seen.add(at);
    const deputy: string | null = away.get(at) ?? null;
    at = deputy !== null && serving.has(deputy) ? deputy : null;
  }
  return at === null || seen.has(at) ? null : at;
}

/**
 * Who handles what waits at a post (§10): its holders or those who stand in for them; where there is
 * none, the nearest head above who is there or has somebody standing in. `seats.ts` asks the same of the database.
 */
export function whoActs(postId: string, day: Offices): string[] {
  const post = day.posts.find((one) => one.postId === postId);
  if (!post) return [];
  const there = (holders: readonly string[]) => [...new Set(holders.map((one) => standsFor(one, day)).filter((one) => one !== null))];
  const own = there(post.holders);
  const seen = new Set<string>();
  let heads = own;
  for (let at: string | null = post.departmentId; heads.length === 0 && at !== null && !seen.has(at); at = day.above.get(at) ?? null) {
    seen.add(at);
    heads = there(day.posts.filter((one) => one.isHead && one.departmentId === at && one.postId !== postId).flatMap((one) => one.holders));
  }
  return heads;
}

/** The posts at which somebody acts on a day, and nobody would once somebody more is away. */
export function leftAlone(officialId: string, day: Offices): string[] {
  const then = { ...day, away: new Map([...day.away, [officialId, null]]) };
  return day.posts.filter((post) => whoActs(post.postId, day).length > 0 && whoActs(post.postId, then).length === 0).map((post) => post.postId);
}
