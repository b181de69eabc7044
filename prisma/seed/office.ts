import { addDays, holdsOn, startOf, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import type { SeedAppointment, SeedDepartment, SeedOfficial, SeedOrganisation, SeedPost } from "./organisation.ts";
import { chance, seedId } from "./random.ts";
import type { Chance } from "./random.ts";

export interface SeedAbsence {
  id: string; officialId: string; deputyId: string; validFrom: Day; validUntil: Day; reason: string;
}

/** Who acts at a post on a day. */
export interface Hand {
  official: SeedOfficial;
  post: SeedPost;
  as: "own" | "acting" | "deputy";
  /** The absent holder, for whom the deputy acts. */
  behalf: SeedOfficial | null;
}

/** The organisation with its lookups by day, and who was away when. */
export class Office {
  readonly organisation: SeedOrganisation;
  readonly absences: SeedAbsence[];
  private readonly posts: Map<string, SeedPost>;
  private readonly people: Map<string, SeedOfficial>;
  private readonly departments: Map<string, SeedDepartment>;
  private readonly held = new Map<string, SeedAppointment[]>();

  constructor(organisation: SeedOrganisation) {
    this.organisation = organisation;
    this.posts = new Map(organisation.posts.map((post) => [post.key, post]));
    this.people = new Map(organisation.officials.map((official) => [official.id, official]));
    this.departments = new Map(organisation.departments.map((department) => [department.key, department]));
    for (const one of organisation.appointments) this.held.set(one.postKey, [...(this.held.get(one.postKey) ?? []), one]);
    this.absences = [];
    this.absences.push(...this.buildAbsences());
  }

  post(key: string): SeedPost {
    return this.posts.get(key)!;
  }

  department(key: string): SeedDepartment {
    return this.departments.get(key)!;
  }

  nameOn(key: string, day: Day): { nameKo: string; nameEn: string } {
    return this.department(key).names.find((name) => holdsOn(name, day))!;
  }

  stands(key: string, day: Day): boolean {
    return this.department(key).names.some((name) => holdsOn(name, day));
  }

  holder(postKey: string, day: Day): { official: SeedOfficial; acting: boolean } | null {
    const order = { regular: 0, concurrent: 1, acting: 2 };
    const [held] = (this.held.get(postKey) ?? []).filter((one) => holdsOn(one, day)).sort((a, b) => order[a.kind] - order[b.kind]);
    return held ? { official: this.people.get(held.officialId)!, acting: held.kind === "acting" } : null;
  }

  /** Whoever acts at a post: its holder, or the deputy of an absent one. */
  hand(postKey: string, day: Day): Hand | null {
    const held = this.holder(postKey, day);
    if (!held) return null;
    const away = this.absences.find((absence) => absence.officialId === held.official.id && holdsOn(absence, day));
    const deputy = away ? this.people.get(away.deputyId) : undefined;
    if (deputy) return { official: deputy, post: this.post(postKey), as: "deputy", behalf: held.official };
    return { official: held.official, post: this.post(postKey), as: held.acting ? "acting" : "own", behalf: null };
  }

  /** The heads above a department, nearest first, its own included. */
  headsAbove(departmentKey: string): SeedPost[] {
    const heads: SeedPost[] = [];
    for (let key: string | null = departmentKey; key !== null; key = this.department(key).parentKey) heads.push(this.post(`${key}/head`));
    return heads;
  }

  /** Leaves and trips of heads, each with a deputy from below; none on or around today. */
  private buildAbsences(): SeedAbsence[] {
    const luck = chance(5);
    const built: SeedAbsence[] = [];
    const { began, today, departments } = this.organisation;
    for (const department of departments.filter((one) => one.isHandlingUnit && one.validUntil === null)) {
      for (let month = 1; month < 35; month += luck.int(5, 9)) {
        const from = workday(addDays(began, month * 30));
        const until = addDays(from, luck.int(1, 4));
        if (until >= addDays(today, -3)) continue;
        const head = this.holder(`${department.key}/head`, from);
        const deputy = this.holder(`${department.key}/deputy`, from);
        const same = [from, until].every((day) => this.holder(`${department.key}/head`, day)?.official === head?.official && this.holder(`${department.key}/deputy`, day)?.official === deputy?.official);
        if (!head || !deputy || !same || head.official === deputy.official) continue;
        built.push({ id: seedId("absence", `${department.key}:${from}`), officialId: head.official.id, deputyId: deputy.official.id, validFrom: from, validUntil: until, reason: luck.pick(["trip", "leave", "training", "sick"]) });
      }
    }
    return built;
  }
}

export function workday(day: Day): Day {
  let on = day;
  while ([0, 6].includes(toColumn(on).getUTCDay())) on = addDays(on, 1);
  return on;
}

/** An instant within office hours, so many hours of work after another. */
export function laterAtWork(at: number, hours: number): number {
  const nine = 9 * 3_600_000;
  const length = 9 * 3_600_000;
  let day = workday(dayOfMs(at));
  let into = dayOfMs(at) === day ? Math.min(length, Math.max(0, at - startOf(day).getTime() - nine)) : 0;
  let left = Math.round(hours * 3_600_000);
  while (into + left > length) {
    left -= length - into;
    into = 0;
    day = workday(addDays(day, 1));
  }
  return startOf(day).getTime() + nine + into + left;
}

/** Korea has had one offset for as long as the demonstration looks back. */
export function dayOfMs(at: number): Day {
  const n = Math.floor((at + 9 * 3_600_000) / 86_400_000);
  const day = days.get(n) ?? new Date(n * 86_400_000).toISOString().slice(0, 10);
  days.set(n, day);
  return day;
}

/** A few thousand days are asked for again and again. */
const days = new Map<number, Day>();

export function morning(day: Day, luck: Chance): number {
  return startOf(workday(day)).getTime() + 9 * 3_600_000 + luck.int(0, 8 * 3600) * 1000;
}
