import { approveDocument, submitDocument } from "#lib/documents/acts.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { createDocument, saveDocument } from "#lib/documents/commands.ts";
import { tasksToWriteUnder } from "#lib/documents/writing.ts";
import { uploadFile } from "#lib/files/commands.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { postsWith } from "#lib/organisation/units.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { now, today } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/database.ts";
import { perform } from "#lib/platform/operation.ts";
import type { Step } from "#lib/approval/rules.ts";

/** What a document that is measured looks like. */
export interface Shape {
  /** Steps of its route, the draft and the decision among them. */
  steps: number;
  pages: number;
  attachments: number;
  /** Reviewers who edit; each makes a version. */
  edits: number;
}

export const usual: Shape = { steps: 4, pages: 1, attachments: 0, edits: 0 };
export const long: Shape = { steps: 12, pages: 20, attachments: 10, edits: 2 };

const page = "시범기관의 운영 기간은 3개월로 하고, 참여하는 부서는 매월 결과를 보고하며, 그 결과에 따라 다음 단계를 정한다.\n".repeat(30);
export const textOfPages = (pages: number) => Array.from({ length: pages }, (_, n) => `${n + 1}쪽\n${page}`).join("");

export interface Office {
  drafter: Actor;
  unitTaskId: string;
  route: Step[];
  /** Who acts at each post of the route. */
  actors: ReadonlyMap<string, Actor>;
}

/** A drafter with a route through posts of the agency, each held by somebody else. */
export async function officeOf(drafter: Actor, steps: number): Promise<Office> {
  const { seat } = drafter;
  if (!seat) throw new Error("The drafter has no seat.");
  const db = database();
  const actors = new Map<string, Actor>([[seat.postId, drafter]]);
  for (const post of await postsWith(db, { agencyId: seat.agencyId }, today())) {
    if (actors.size === steps || !post.officialId || [...actors.values()].some((one) => one.officialId === post.officialId)) continue;
    const actor = await actorOfOfficial(db, post.officialId, now(), post.postId);
    if (actor?.seat?.postId === post.postId) actors.set(post.postId, actor);
  }
  const [task] = await tasksToWriteUnder(db, seat.agencyId, seat.departmentId, today());
  if (!task || actors.size < steps) throw new Error("The demonstration has too few posts for the route.");
  const [own, highest, ...others] = [...actors.keys()];
  const route: Step[] = [
    { kind: "draft", postId: own! },
    ...others.map((postId, at): Step => ({ kind: at % 3 === 2 ? "cooperation" : "review", postId })),
    { kind: "delegated-decision", postId: highest! },
  ];
  return { drafter, unitTaskId: task.id, route, actors };
}

export async function drafted({ drafter, unitTaskId, route }: Office, shape: Shape): Promise<string> {
  const { id } = await perform(createDocument, drafter, { title: "측정할 문서", unitTaskId }, now());
  const fileIds: string[] = [];
  for (let n = 0; n < shape.attachments; n++) fileIds.push((await perform(uploadFile, drafter, { file: new File([`붙임 ${n} ${id}`], `붙임 ${n + 1}.txt`, { type: "text/plain" }) }, now())).id);
  await perform(saveDocument, drafter, {
    id, revision: 0, title: "측정할 문서", summary: "걸리는 시간을 잽니다.", keywords: ["측정"], unitTaskId, stage: "decide", disclosure: "open", reasons: [], scope: "agency", scopeDepartments: [],
    urgency: "normal", dueOn: null, body: bodyOf(textOfPages(shape.pages)), steps: route, fileIds, delegationReason: "측정",
  }, now());
  return id;
}

export async function sent(office: Office, shape: Shape): Promise<string> {
  const id = await drafted(office, shape);
  await perform(submitDocument, office.drafter, { id }, now());
  return id;
}

/** The acts along the route, each to be done in its turn. */
export function actsOf({ route, actors }: Office, id: string, shape: Shape): { decides: boolean; act: () => Promise<unknown> }[] {
  let version = 1;
  return route.slice(1).map((step, at) => {
    const edits = at < shape.edits;
    const actor = actors.get(step.postId)!;
    return {
      decides: at === route.length - 2,
      act: () => {
        const seen = version;
        if (edits) version += 1;
        return perform(approveDocument, actor, { id, opinion: "", version: seen, ...(edits ? { body: bodyOf(`${textOfPages(shape.pages)}고침 ${at}`) } : {}) }, now());
      },
    };
  });
}
