import { addDays } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { agencies, merger, renaming } from "./data/agencies.ts";
import type { DepartmentPlan } from "./data/agencies.ts";
import { actingHead, cast, families, givens, ranks, recordsOfficer } from "./data/people.ts";
import { chance, seedId } from "./random.ts";
import type { Chance } from "./random.ts";

export interface SeedDepartment {
  id: string; key: string; agencyKey: string; agencyId: string; code: string; isHandlingUnit: boolean; parentKey: string | null;
  validFrom: Day; validUntil: Day | null; mergedIntoId: string | null;
  names: { nameKo: string; nameEn: string; validFrom: Day; validUntil: Day | null }[];
}
export interface SeedPost {
  id: string; key: string; departmentKey: string; nameKo: string; nameEn: string; level: number; isHead: boolean; validFrom: Day; validUntil: Day | null;
}
export interface SeedOfficial {
  id: string; agencyKey: string; nameKo: string; nameEn: string; level: number; rankKo: string; rankEn: string; phone: string; email: string; login: string | null;
}
export interface SeedAppointment {
  id: string; officialId: string; postKey: string; kind: "regular" | "concurrent" | "acting"; validFrom: Day; validUntil: Day | null;
}
export interface SeedOrganisation {
  /** First day of the demonstration, about three years before today. */
  began: Day; today: Day;
  departments: SeedDepartment[]; posts: SeedPost[]; officials: SeedOfficial[]; appointments: SeedAppointment[];
}

/** The first day of the month so many months before (or, negative, after) the month of a day. */
export function monthStart(day: Day, monthsAgo: number): Day {
  const [year, month] = day.split("-").map(Number);
  const date = new Date(Date.UTC(year!, month! - 1 - monthsAgo, 1));
  return date.toISOString().slice(0, 10);
}

export const peopleWanted = 120;

/** Agencies, departments, posts, people and who held what when: the same at every run for the same day. */
export function buildOrganisation(today: Day): SeedOrganisation {
  const began = monthStart(today, 36);
  const luck = chance(1);
  const departments = buildDepartments(today, began);
  const posts = buildPosts(today, began);
  const crowd = new Crowd(luck);
  const held = new Map<string, SeedAppointment>();
  const appointments: SeedAppointment[] = [];
  const appoint = (official: SeedOfficial, post: SeedPost, from: Day, kind: SeedAppointment["kind"] = "regular"): SeedAppointment => {
    const made: SeedAppointment = { id: seedId("appointment", `${official.id}:${post.key}:${from}`), officialId: official.id, postKey: post.key, kind, validFrom: from, validUntil: null };
    appointments.push(made);
    if (kind === "regular") held.set(post.key, made);
    return made;
  };
  const agencyOf = (post: SeedPost) => departments.find((department) => department.key === post.departmentKey)!.agencyKey;
  const level = (post: SeedPost) => post.level;
  for (const post of posts) appoint(crowd.hire(agencyOf(post), level(post)), post, began);

  const castPosts = new Map(cast.map((member) => [member.post, member]));
  castPosts.set(actingHead.post, { ...actingHead, login: "" });
  for (const round of rotationDays(today, began)) {
    for (const agency of agencies) {
      for (const rank of [1, 2, 3, 4, 5, 6]) {
        const movable = posts.filter((post) => agencyOf(post) === agency.key && post.level === rank && post.validFrom <= round.day && (post.validUntil === null || post.validUntil > round.day) && !(round.last && castPosts.has(post.key)));
        if (movable.length > 1) rotate(luck.shuffled(movable).slice(0, Math.max(2, Math.round(movable.length * 0.42))), round.day);
      }
    }
  }

  function rotate(chosen: readonly SeedPost[], day: Day): void {
    const leaving = chosen.map((post) => held.get(post.key)!);
    for (const appointment of leaving) appointment.validUntil = addDays(day, -1);
    chosen.forEach((post, at) => {
      const next = leaving[(at + 1) % leaving.length]!;
      // One of each round leaves the government and somebody new comes, while there are people left to hire.
      const someoneNew = at === 0 && crowd.hired < peopleWanted - cast.length - 1;
      appoint(someoneNew ? crowd.hire(agencyOf(post), post.level) : crowd.byId(next.officialId), post, day);
    });
  }

  seatTheCast(today, posts, crowd, held, appoint, agencyOf);
  closeMerged(today, held, posts);
  crowd.name(held.get(recordsOfficer.post)!.officialId, recordsOfficer);
  return { began, today, departments, posts, officials: crowd.people, appointments: appointments.filter((one) => one.validUntil === null || one.validUntil >= one.validFrom) };
}

function rotationDays(today: Day, began: Day): { day: Day; last: boolean }[] {
  const days: { day: Day; last: boolean }[] = [];
  for (let months = 31; months >= 2; months -= 6) {
    const day = monthStart(today, months);
    if (day > began) days.push({ day, last: months < 14 });
  }
  return days;
}

function seatTheCast(
  today: Day, posts: readonly SeedPost[], crowd: Crowd, held: Map<string, SeedAppointment>,
  appoint: (official: SeedOfficial, post: SeedPost, from: Day, kind?: SeedAppointment["kind"]) => SeedAppointment, agencyOf: (post: SeedPost) => string,
): void {
  const post = (key: string) => posts.find((one) => one.key === key)!;
  const since: Record<string, number> = { drafter: 13, manager: 17, decider: 19, successor: 13 };
  const nextMonth = monthStart(today, -1);
  const seat = (member: { login: string; nameKo: string; nameEn: string; post: string }) => {
    const at = post(member.post);
    const from = monthStart(today, since[member.login] ?? 14);
    // Whoever came to the post at that time or later never did: the predecessor stays until the day before.
    const before = held.get(at.key)!;
    const official = crowd.hire(agencyOf(at), at.level, member);
    if (before.validFrom >= from) before.officialId = official.id;
    else {
      before.validUntil = addDays(from, -1);
      appoint(official, at, from);
    }
    return official;
  };
  for (const member of cast) {
    const official = seat(member);
    if (member.login === "successor") {
      held.get(member.post)!.validUntil = addDays(nextMonth, -1);
      const drafterPost = held.get("innovation/1")!;
      drafterPost.validUntil = addDays(nextMonth, -1);
      const drafter = drafterPost.officialId;
      appoint(official, post("innovation/1"), nextMonth);
      appoint(crowd.byId(drafter), post("administration/2"), nextMonth);
    }
  }
  const stand = seat({ ...actingHead, login: "" });
  const vacant = held.get(actingHead.actsFor)!;
  vacant.validUntil = addDays(monthStart(today, 1), -1);
  appoint(stand, post(actingHead.actsFor), monthStart(today, 1), "acting");
  const spatialHead = held.get("spatial/head")!;
  appoint(crowd.byId(spatialHead.officialId), post("renewal/deputy"), monthStart(today, 5), "concurrent");
}

function closeMerged(today: Day, held: Map<string, SeedAppointment>, posts: readonly SeedPost[]): void {
  const last = addDays(monthStart(today, merger.monthsAgo), -1);
  for (const post of posts.filter((one) => one.departmentKey === merger.key)) {
    const appointment = held.get(post.key);
    if (appointment && (appointment.validUntil === null || appointment.validUntil > last)) appointment.validUntil = last;
  }
}

function buildDepartments(today: Day, began: Day): SeedDepartment[] {
  const from = monthStart(began, 84);
  const built: SeedDepartment[] = [];
  const add = (agency: (typeof agencies)[number], plan: DepartmentPlan, place: number, until: Day | null) => {
    const renamedOn = monthStart(today, renaming.monthsAgo);
    const now = { nameKo: plan.nameKo, nameEn: plan.nameEn };
    built.push({
      id: seedId("department", plan.key), key: plan.key, agencyKey: agency.key, agencyId: seedId("agency", agency.key),
      code: `${agency.code.slice(0, 4)}${String(place).padStart(3, "0")}`, isHandlingUnit: plan.kind === "division", parentKey: plan.parent, validFrom: from, validUntil: until,
      mergedIntoId: plan.key === merger.key ? seedId("department", merger.into) : null,
      names: plan.key === renaming.department
        ? [{ nameKo: renaming.nameKo, nameEn: renaming.nameEn, validFrom: from, validUntil: addDays(renamedOn, -1) }, { ...now, validFrom: renamedOn, validUntil: null }]
        : [{ ...now, validFrom: from, validUntil: until }],
    });
  };
  for (const agency of agencies) {
    agency.departments.forEach((plan, place) => add(agency, plan, place, null));
    if (agency.key === merger.agency) {
      add(agency, { key: merger.key, parent: merger.parent, nameKo: merger.nameKo, nameEn: merger.nameEn, kind: "division", staff: merger.staff }, agency.departments.length, addDays(monthStart(today, merger.monthsAgo), -1));
    }
  }
  return built;
}

function buildPosts(today: Day, began: Day): SeedPost[] {
  const from = monthStart(began, 84);
  const posts: SeedPost[] = [];
  const add = (department: string, name: string, nameKo: string, nameEn: string, level: number, isHead: boolean, until: Day | null = null) =>
    posts.push({ id: seedId("post", `${department}/${name}`), key: `${department}/${name}`, departmentKey: department, nameKo, nameEn, level, isHead, validFrom: from, validUntil: until });
  const division = (key: string, headKo: string, headEn: string, staff: number, until: Day | null) => {
    add(key, "head", headKo, headEn, 3, true, until);
    add(key, "deputy", "행정사무관", "Deputy director", 2, false, until);
    for (let place = 1; place <= staff; place += 1) add(key, String(place), `주무관 ${place}`, `Official ${place}`, 1, false, until);
  };
  for (const agency of agencies) {
    for (const plan of agency.departments) {
      if (plan.kind === "top") {
        add(plan.key, "head", agency.topKo[0], agency.topEn[0], 6, true);
        add(plan.key, "vice", agency.topKo[1], agency.topEn[1], 5, false);
      } else if (plan.kind === "bureau") add(plan.key, "head", `${plan.nameKo}장`, "Director general", 4, true);
      else division(plan.key, plan.nameKo.endsWith("담당관") ? plan.nameKo : `${plan.nameKo}장`, "Director", plan.staff, null);
    }
  }
  division(merger.key, `${merger.nameKo}장`, "Director", merger.staff, addDays(monthStart(today, merger.monthsAgo), -1));
  return posts;
}

/** People as they are hired, each name once. */
class Crowd {
  people: SeedOfficial[] = [];
  private names: (readonly [string, string])[];
  private known = new Map<string, SeedOfficial>();

  constructor(luck: Chance) {
    const taken = new Set([...cast, actingHead].map((member) => member.nameKo));
    const all = families.flatMap(([ko, en]) => givens.map(([givenKo, givenEn]) => [`${ko}${givenKo}`, `${en} ${givenEn}`] as const));
    this.names = luck.shuffled(all.filter(([ko]) => !taken.has(ko)));
  }

  get hired(): number {
    return this.people.length;
  }

  byId(id: string): SeedOfficial {
    return this.known.get(id)!;
  }

  /** Gives somebody who was hired already the name and the sign-in of the cast. */
  name(id: string, { login, nameKo, nameEn }: { login: string; nameKo: string; nameEn: string }): void {
    const official = this.byId(id);
    Object.assign(official, { login, nameKo, nameEn, email: official.email.replace(/^[^@]+/, nameEn.toLowerCase().replaceAll(" ", ".")) });
  }

  hire(agencyKey: string, level: number, named?: { login: string; nameKo: string; nameEn: string }): SeedOfficial {
    const [nameKo, nameEn] = named ? [named.nameKo, named.nameEn] : this.names.pop()!;
    const [rankKo, rankEn] = ranks[level]!;
    const host = agencies.find((agency) => agency.key === agencyKey)!.host;
    const number = this.people.length + 1;
    const official: SeedOfficial = {
      id: seedId("official", nameKo), agencyKey, nameKo, nameEn, level, rankKo, rankEn, login: named && named.login !== "" ? named.login : null,
      phone: `044-000-${String(1000 + number)}`, email: `${nameEn.toLowerCase().replaceAll(" ", ".")}@${host}`,
    };
    this.people.push(official);
    this.known.set(official.id, official);
    return official;
  }
}
