import { perform } from "#lib/platform/operation.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { toColumn } from "#lib/time.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { createDocument, saveDocument } from "#lib/documents/commands.ts";
import { approveDocument, submitDocument } from "#lib/documents/acts.ts";
import { bodyOf } from "#lib/documents/body.ts";
import type { Step } from "#lib/approval/rules.ts";

/*
 * The named cast of the tests: one division with its bureau, a unit beside it, and another agency.
 * 박서온 drafts, 이준모 reviews, 최나윤 (정보화담당관실) cooperates, 한도윤 heads the division, 정유경 the
 * bureau; 서이안 follows 박서온 from December; 문가온 belongs to another agency.
 */
export const people = ["seoon", "junmo", "nayun", "doyun", "yukyung", "ian", "gaon"] as const;
export type Person = (typeof people)[number];
export const monday = new Date("2026-11-23T01:00:00Z");

export interface Cast {
  db: Db;
  taskId: string;
  post: Record<Person, string>;
  official: Record<Person, string>;
  appointment: Record<Person, string>;
  department: Record<"bureau" | "division" | "informatics" | "coast", string>;
  agency: Record<"planning" | "maritime", string>;
  actor(person: Person, at?: Date): Promise<Actor>;
}

const names: Record<Person, [string, string, string, number, boolean]> = {
  seoon: ["박서온", "Park Seo-on", "제도개선담당", 1, false],
  junmo: ["이준모", "Lee Jun-mo", "총괄팀장", 2, false],
  nayun: ["최나윤", "Choi Na-yun", "정보화담당", 1, false],
  doyun: ["한도윤", "Han Do-yun", "혁신기획과장", 3, true],
  yukyung: ["정유경", "Jung Yu-kyung", "정부혁신국장", 4, true],
  ian: ["서이안", "Seo I-an", "평가담당", 1, false],
  gaon: ["문가온", "Moon Ga-on", "연안안전담당", 1, false],
};

export async function makeCast(db: Db): Promise<Cast> {
  const id = () => newId(monday);
  const since = toColumn("2024-01-01");
  const agency = { planning: id(), maritime: id() };
  const department = { bureau: id(), division: id(), informatics: id(), coast: id() };
  await db.agency.createMany({
    data: [
      { id: agency.planning, code: "1741000", nameKo: "기획조정부", nameEn: "Ministry of Planning", senderKo: "기획조정부장관", senderEn: "Minister", validFrom: since },
      { id: agency.maritime, code: "1532000", nameKo: "해양안전청", nameEn: "Maritime Safety Agency", senderKo: "해양안전청장", senderEn: "Commissioner", validFrom: since },
    ],
  });
  const departments: [keyof typeof department, string, string, keyof typeof department | null, boolean][] = [
    ["bureau", "정부혁신국", "Innovation Bureau", null, false],
    ["division", "혁신기획과", "Innovation Planning", "bureau", true],
    ["informatics", "정보화담당관실", "Informatics", "bureau", true],
    ["coast", "연안관리과", "Coast Management", null, true],
  ];
  for (const [key, nameKo, nameEn, parent, isHandlingUnit] of departments) {
    await db.department.create({ data: { id: department[key], agencyId: key === "coast" ? agency.maritime : agency.planning, code: `D${key}`, isHandlingUnit, validFrom: since } });
    await db.departmentVersion.create({ data: { id: id(), departmentId: department[key], nameKo, nameEn, parentId: parent ? department[parent] : null, validFrom: since } });
  }
  const place: Record<Person, keyof typeof department> = { seoon: "division", junmo: "division", nayun: "informatics", doyun: "division", yukyung: "bureau", ian: "informatics", gaon: "coast" };
  const post = Object.fromEntries(people.map((who) => [who, id()])) as Record<Person, string>;
  const official = Object.fromEntries(people.map((who) => [who, id()])) as Record<Person, string>;
  const appointment = Object.fromEntries(people.map((who) => [who, id()])) as Record<Person, string>;
  for (const who of people) {
    const [nameKo, nameEn, postKo, level, isHead] = names[who];
    await db.post.create({ data: { id: post[who], departmentId: department[place[who]], nameKo: postKo, nameEn: postKo, level, isHead, validFrom: since } });
    await db.official.create({ data: { id: official[who], agencyId: who === "gaon" ? agency.maritime : agency.planning, nameKo, nameEn, rankKo: "주무관", rankEn: "Officer" } });
    await db.appointment.create({ data: { id: appointment[who], officialId: official[who], postId: post[who], kind: "regular", validFrom: since } });
  }
  const taskId = id();
  await db.functionNode.create({ data: { id: taskId, tree: "brm", code: "A1", level: 6, validFrom: since } });
  await db.functionNodeVersion.create({ data: { id: id(), nodeId: taskId, nameKo: "행정업무 혁신 제도 운영", nameEn: "Innovation of work", validFrom: since } });
  await db.unitTask.create({ data: { id: taskId, agencyId: agency.planning, departmentId: department.division, outlineKo: "", outlineEn: "", retention: 10, retentionReason: "", validFrom: since } });
  const actor = async (person: Person, at = monday) => {
    const found = await actorOfOfficial(db, official[person], at);
    if (!found) throw new Error(`${person} is nobody`);
    return found;
  };
  return { db, taskId, post, official, appointment, department, agency, actor };
}

export const usualRoute = (cast: Cast): Step[] => [
  { kind: "draft", postId: cast.post.seoon },
  { kind: "review", postId: cast.post.junmo },
  { kind: "cooperation", postId: cast.post.nayun },
  { kind: "delegated-decision", postId: cast.post.doyun },
];

interface Draft {
  title?: string;
  text?: string;
  steps?: Step[];
  card?: { disclosure?: "open" | "partly" | "closed"; reasons?: number[]; scope?: "department" | "departments" | "agency" | "government"; scopeDepartments?: string[]; knownTo?: "agency" | "government" };
  at?: Date;
  /** Who approves in turn, where it is another route than the usual one. */
  by?: Person[];
}

/** 박서온's draft, saved with everything that submission wants. */
export async function draft(cast: Cast, { title = "시범기관 운영계획", text = "1. 관련: 혁신기획과-1187\n2. 운영 기간은 3개월로 한다.  끝.", steps, card = {}, at = monday }: Draft = {}): Promise<string> {
  const actor = await cast.actor("seoon", at);
  const { id } = await perform(createDocument, actor, { title, unitTaskId: cast.taskId }, at);
  await perform(saveDocument, actor, {
    id, revision: 0, title, summary: "시범기관을 정해 운영합니다.", keywords: ["시범기관"], unitTaskId: cast.taskId, stage: "decide", disclosure: "open", reasons: [], scope: "department",
    scopeDepartments: [], urgency: "normal", dueOn: null, body: bodyOf(text), steps: steps ?? usualRoute(cast), fileIds: [], delegationReason: "", ...card,
  }, at);
  return id;
}

export async function submitted(cast: Cast, options: Draft = {}): Promise<string> {
  const id = await draft(cast, options);
  await perform(submitDocument, await cast.actor("seoon", options.at), { id }, options.at ?? monday);
  return id;
}

/** Through the whole route, each in turn. Answers the id and the number. */
export async function decided(cast: Cast, options: Draft = {}): Promise<{ id: string; number: string | null }> {
  const id = await submitted(cast, options);
  let number: string | null = null;
  for (const who of options.by ?? (["junmo", "nayun", "doyun"] as const)) {
    ({ number } = await perform(approveDocument, await cast.actor(who, options.at), { id, opinion: "", version: 1 }, options.at ?? monday));
  }
  return { id, number };
}

/** Makes somebody of the planning agency its records officer. */
export async function makeOfficer(cast: Cast, who: Person): Promise<Actor> {
  await cast.db.roleGrant.create({ data: { id: newId(monday), officialId: cast.official[who], agencyId: cast.agency.planning, role: "records-officer", validFrom: toColumn("2024-01-01") } });
  return cast.actor(who);
}
