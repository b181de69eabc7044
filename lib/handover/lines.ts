import type { Day } from "#lib/time.ts";
import { addDays, startOf } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Tx } from "#lib/platform/database.ts";
import { documentsOfPost } from "#lib/documents/of-post.ts";
import type { PostDocument } from "#lib/documents/of-post.ts";
import { openInUnit } from "#lib/petitions/of-unit.ts";
import { taskRows } from "#lib/tasks/queries.ts";
import type { TaskRow } from "#lib/tasks/queries.ts";
import type { Built, Source } from "#lib/handover/rules.ts";

export interface Records {
  tasks: readonly Pick<TaskRow, "id" | "nameKo">[];
  documents: readonly PostDocument[];
  petitions: { departmentId: string; departmentNameKo: string; count: number };
}

const most = { plans: 8, issues: 6, open: 30, budget: 5 } as const;
const budget = /예산|물품|계약|구매|용역|정산/;

/** Who decided it at the post in the holder's place, as the statement says it. */
const decidedFor = ({ decidedFor: by }: PostDocument) => (by ? `${by.as === "deputy" ? "대결" : "직무대리"} ${by.nameKo}` : "");

const document = (section: Built["section"], sourceKind: Source) => (one: PostDocument): Built => ({
  section, sourceKind, sourceId: one.documentId, url: `/documents/${one.documentId}`, text: one.numberLabel ? `${one.title} (${[one.numberLabel, decidedFor(one)].filter(Boolean).join(", ")})` : one.title || "제목 없음",
});
const openAs = (one: PostDocument): Source => (one.status === "returned" || one.status === "recalled" || one.status === "draft" ? one.status : "step");

/** The lines of form 12 that the records of a post give. Each names the record it came from. */
export function linesFrom({ tasks, documents, petitions }: Records): Built[] {
  const decided = documents.filter((one) => one.status === "approved");
  const underWay = documents.filter((one) => one.status === "in-approval" && one.own);
  const plans = [...decided].filter((one) => one.own || one.level >= 4).sort((a, b) => b.level - a.level || b.at.getTime() - a.at.getTime());
  const argued = documents.filter((one) => one.opinions > 0).sort((a, b) => b.opinions - a.opinions || b.at.getTime() - a.at.getTime());
  return [
    ...tasks.map((task): Built => ({ section: "1a", sourceKind: "task", sourceId: task.id, url: `/tasks/${task.id}`, text: task.nameKo })),
    ...underWay.slice(0, most.plans).map(document("1b", "under-way")),
    ...plans.slice(0, most.plans).map(document("1b", "decided")),
    ...argued.slice(0, most.issues).map(document("1c", "opinions")),
    ...documents.filter((one) => one.open).slice(0, most.open).map((one) => document("1d", openAs(one))(one)),
    ...(petitions.count > 0 ? [{ section: "1d", sourceKind: "petitions", sourceId: petitions.departmentId, url: `/petitions?unit=${petitions.departmentId}`, text: `${petitions.departmentNameKo} 미처리 민원 ${petitions.count}건` } satisfies Built] : []),
    ...tasks.map((task): Built => ({ section: "2", sourceKind: "register", sourceId: task.id, url: `/tasks/${task.id}`, text: `${task.nameKo}: 지난 한 해 결재 문서 ${decided.filter((one) => one.unitTaskId === task.id).length}건` })),
    ...decided.filter((one) => budget.test(one.title)).slice(0, most.budget).map(document("3", "budget")),
  ];
}

/** The lines of a post as its records stand now, as the one who prepares the statement may read them. */
export async function buildLines(tx: Tx, actor: Actor, post: { postId: string; departmentId: string; departmentNameKo: string }, today: Day): Promise<Built[]> {
  const tasks = await taskRows(tx, { postIds: [post.postId] }, today);
  const documents = await documentsOfPost(tx, actor, post.postId, tasks.map((task) => task.id), startOf(addDays(today, -365)));
  const count = await openInUnit(tx, actor, post.departmentId);
  return linesFrom({ tasks, documents, petitions: { departmentId: post.departmentId, departmentNameKo: post.departmentNameKo, count } });
}
