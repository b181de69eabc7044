import type { Day } from "#lib/time.ts";
import { agendas, areas, divisionTasks, fields } from "./data/tasks.ts";
import { agencies } from "./data/agencies.ts";
import type { SeedOrganisation } from "./organisation.ts";
import type { MatterKind } from "#lib/approval/delegation-rules.ts";
import { chance, seedId } from "./random.ts";

export interface SeedFunction {
  id: string; code: string; level: number; parentId: string | null; nameKo: string; nameEn: string; validFrom: Day;
}
export interface SeedTask {
  id: string; code: string; departmentKey: string; agencyKey: string; nameKo: string; nameEn: string; retention: number; basis: string; place: number;
}
export interface SeedTaskPerson {
  id: string; unitTaskId: string; postKey: string; role: "main" | "deputy"; validFrom: Day; validUntil: Day | null;
}
export interface SeedPurpose {
  id: string; agencyKey: string | null; year: number; level: number; code: string; parentId: string | null; nameKo: string; nameEn: string;
}
export interface SeedRule {
  id: string; agencyKey: string; clause: string; matterKo: string; matterEn: string; unitTaskId: string | null; level: number;
  matterKind: MatterKind | null; amountFrom: number | null; amountUntil: number | null; important: boolean;
}
export interface SeedClassification {
  functions: SeedFunction[]; tasks: SeedTask[]; people: SeedTaskPerson[]; purposes: SeedPurpose[]; links: { unitTaskId: string; purposeId: string }[]; rules: SeedRule[];
}

const smalls: readonly (readonly [string, string])[] = [["계획·기준", "plans and standards"], ["제도·사업", "schemes and projects"], ["점검·평가", "checks and evaluation"], ["지원·관리", "support and management"]];
const two = (place: number) => String(place).padStart(2, "0");

/** Both trees, the unit tasks with their people in charge, and the table of delegated authority. */
export function buildClassification(organisation: SeedOrganisation): SeedClassification {
  const built: SeedClassification = { functions: [], tasks: [], people: [], purposes: [], links: [], rules: [] };
  const departments = new Map(organisation.departments.map((department) => [department.key, department]));
  const from = organisation.departments[0]!.validFrom;
  const node = (code: string, level: number, parentId: string | null, [nameKo, nameEn]: readonly [string, string]): string => {
    const id = seedId("function", code);
    if (!built.functions.some((one) => one.id === id)) built.functions.push({ id, code, level, parentId, nameKo, nameEn, validFrom: from });
    return id;
  };
  agencies.forEach((agency, fieldPlace) => {
    const fieldCode = two(fieldPlace + 1);
    const field = node(fieldCode, 1, null, fields[agency.key]!);
    const areaKeys = agency.departments.map((plan) => plan.key).filter((key) => key in areas);
    areaKeys.forEach((areaKey, areaPlace) => {
      const divisions = divisionTasks.filter(({ department }) => departments.get(department)?.parentKey === areaKey);
      if (divisions.length === 0) return;
      const areaCode = `${fieldCode}${two(areaPlace + 1)}`;
      const area = node(areaCode, 2, field, areas[areaKey]!);
      divisions.forEach((division, place) => {
        const majorCode = `${areaCode}${two(place + 1)}`;
        const major = node(majorCode, 3, area, division.major);
        division.tasks.forEach(([nameKo, nameEn, retention], taskPlace) => {
          const small = taskPlace % 4;
          const middleCode = `${majorCode}${two(small < 2 ? 1 : 2)}`;
          const middle = node(middleCode, 4, major, small < 2 ? [`${division.major[0]} 정책`, `${division.major[1]}: policy`] : [`${division.major[0]} 운영`, `${division.major[1]}: operation`]);
          const smallCode = `${middleCode}${two((small % 2) + 1)}`;
          const parent = node(smallCode, 5, middle, [`${division.major[0]} ${smalls[small]![0]}`, `${division.major[1]}: ${smalls[small]![1]}`]);
          const code = `${smallCode}${two(Math.floor(taskPlace / 4) + 1)}`;
          const id = node(code, 6, parent, [nameKo, nameEn]);
          built.tasks.push({ id, code, departmentKey: division.department, agencyKey: agency.key, nameKo, nameEn, retention, basis: division.basis, place: taskPlace });
        });
      });
    });
  });
  peopleInCharge(built, organisation);
  purposes(built, organisation);
  delegation(built);
  return built;
}

/** Main and deputy by post; one task in seven changed hands half-way through. */
function peopleInCharge(built: SeedClassification, organisation: SeedOrganisation): void {
  const luck = chance(2);
  for (const task of built.tasks) {
    const own = organisation.posts.filter((post) => post.departmentKey === task.departmentKey);
    const staff = own.filter((post) => post.level === 1);
    const main = staff[task.place % staff.length]!;
    const deputy = staff[(task.place + 1) % staff.length] ?? main;
    const name = (role: "main" | "deputy", postKey: string, validFrom: Day, validUntil: Day | null) =>
      built.people.push({ id: seedId("task-person", `${task.id}:${role}:${validFrom}`), unitTaskId: task.id, postKey, role, validFrom, validUntil });
    const changed = luck.odds(1 / 7) && task.departmentKey !== "innovation";
    if (changed) {
      const day = organisation.appointments.find((one) => one.validFrom > organisation.began && one.validFrom < organisation.today)?.validFrom ?? organisation.today;
      const [year, month] = day.split("-").map(Number);
      name("main", deputy.key, organisation.began, new Date(Date.UTC(year!, month! - 1, 0)).toISOString().slice(0, 10));
      name("main", main.key, day, null);
    } else name("main", main.key, organisation.began, null);
    name("deputy", changed ? own.find((post) => post.level === 2)!.key : deputy.key, organisation.began, null);
  }
}

function purposes(built: SeedClassification, organisation: SeedOrganisation): void {
  const thisYear = Number(organisation.today.slice(0, 4));
  for (const year of [thisYear - 1, thisYear]) {
    const add = (code: string, level: number, agencyKey: string | null, parentId: string | null, nameKo: string, nameEn: string) => {
      const id = seedId("purpose", `${year}:${code}`);
      built.purposes.push({ id, agencyKey, year, level, code, parentId, nameKo, nameEn });
      return id;
    };
    agendas.forEach((agenda, agendaPlace) => {
      const agendaId = add(String(agendaPlace + 1), 1, null, null, agenda.nameKo, agenda.nameEn);
      const divisions = divisionTasks.filter(({ department }) => organisation.departments.find((one) => one.key === department)?.agencyKey === agenda.agency);
      agenda.goals.forEach(([nameKo, nameEn], goalPlace) => {
        const goalCode = `${agendaPlace + 1}-${goalPlace + 1}`;
        const goal = add(goalCode, 2, agenda.agency, agendaId, nameKo, nameEn);
        const half = Math.ceil(divisions.length / 2);
        divisions.slice(goalPlace * half, (goalPlace + 1) * half).forEach((division, place) => {
          const performanceCode = `${goalCode}-${place + 1}`;
          const performance = add(performanceCode, 3, agenda.agency, goal, `${division.major[0]} 성과 높이기`, `Better results in ${division.major[1].toLowerCase()}`);
          [0, 1].forEach((part) => {
            const management = add(`${performanceCode}-${part + 1}`, 4, agenda.agency, performance, part === 0 ? `${division.major[0]} 기반 다지기` : `${division.major[0]} 현장 개선`, part === 0 ? `${division.major[1]}: foundations` : `${division.major[1]}: practice`);
            for (const task of built.tasks.filter((one) => one.departmentKey === division.department)) {
              if (task.place % 2 === part || task.place % 5 === 0) built.links.push({ unitTaskId: task.id, purposeId: management });
            }
          });
        });
      });
    });
  }
}

/** The longer a matter's records are kept, the higher it is decided. */
function delegation(built: SeedClassification): void {
  for (const agency of agencies) {
    const add = (clause: string, matterKo: string, matterEn: string, unitTaskId: string | null, level: number, more: Partial<SeedRule> = {}) =>
      built.rules.push({ id: seedId("rule", `${agency.key}:${clause}`), agencyKey: agency.key, clause, matterKo, matterEn, unitTaskId, level, matterKind: null, amountFrom: null, amountUntil: null, important: false, ...more });
    const spending = (clause: string, matterKo: string, matterEn: string, level: number, from: number | null, until: number | null) =>
      add(clause, matterKo, matterEn, null, level, { matterKind: "spending", amountFrom: from, amountUntil: until, important: level >= 5 });
    add("1-1", "따로 정하지 않은 통상 업무", "Ordinary business not named elsewhere", null, 3);
    spending("20-1", "예산 집행: 1억원 미만", "Spending below 100 million won", 3, null, 100_000_000);
    spending("20-2", "예산 집행: 1억원 이상 10억원 미만", "Spending from 100 million won", 4, 100_000_000, 1_000_000_000);
    spending("20-3", "예산 집행: 10억원 이상", "Spending from one billion won", 5, 1_000_000_000, null);
    add("21-1", "인사·복무에 관한 사항", "Personnel and service", null, 4, { matterKind: "personnel" });
    const important = built.tasks.filter((task) => task.agencyKey === agency.key && task.retention >= 10);
    important.forEach((task, place) => add(`${2 + Math.floor(place / 8)}-${(place % 8) + 1}`, `${task.nameKo}에 관한 사항`, `Matters of: ${task.nameEn}`, task.id, task.retention >= 100 ? 5 : 4));
  }
}
