import { z } from "zod";
import type { Day } from "#lib/time.ts";
import { notFound, reading } from "#lib/platform/operation.ts";
import { agencyWords, directoryDepartments, directoryPosts } from "#lib/organisation/directory.ts";
import { chargesOf } from "#lib/tasks/charges.ts";
import { byId } from "#lib/tasks/input.ts";
import { taskRows } from "#lib/tasks/queries.ts";

const names = { nameKo: z.string(), nameEn: z.string() };
const period = { validFrom: z.iso.date(), validUntil: z.iso.date().nullable() };
const holder = z.object({ officialId: z.uuid(), ...names, since: z.iso.date() }).nullable();

type Seen = Awaited<ReturnType<typeof directoryPosts>>[number];

const holderOf = ({ holderId, holderKo, holderEn, since }: Seen) => (holderId !== null && holderKo !== null && holderEn !== null && since !== null ? { officialId: holderId, nameKo: holderKo, nameEn: holderEn, since } : null);

/** A post as every official may look it up; who held it before stands under its appointments. */
export const readPost = reading({
  name: "tasks.read-post",
  address: "GET /api/v1/posts/:id",
  summary: { ko: "한 자리와 맡은 사람, 맡은 단위과제를 봅니다", en: "A post, who holds it and the unit tasks that it is in charge of" },
  input: byId,
  output: z.object({
    id: z.uuid(), ...names, departmentId: z.uuid(), departmentKo: z.string(), departmentEn: z.string(), agencyId: z.uuid(), isHead: z.boolean(), ...period, holder,
    work: z.array(z.object({ taskId: z.uuid(), role: z.enum(["main", "deputy"]), ...names })),
  }),
  refusals: ["platform.not-found"],
  async run({ tx, today }, { id }) {
    const [post] = await directoryPosts(tx, { touched: [id] }, today);
    if (post?.id !== id) throw notFound();
    const work = await chargesOf(tx, [id], today);
    const { nameKo, nameEn, departmentId, departmentKo, departmentEn, agencyId, isHead, validFrom, validUntil } = post;
    return { id, nameKo, nameEn, departmentId, departmentKo, departmentEn, agencyId, isHead, validFrom, validUntil, holder: holderOf(post), work: work.map((charge) => ({ taskId: charge.taskId, role: charge.role, nameKo: charge.nameKo, nameEn: charge.nameEn })) };
  },
});

/** A department as every official may look it up: its names over time, its posts and unit tasks of today. */
export const readDepartment = reading({
  name: "tasks.read-department",
  address: "GET /api/v1/departments/:id",
  summary: { ko: "한 부서의 이름들과 사람, 단위과제를 봅니다", en: "A department with its names over time, its people and its unit tasks" },
  input: byId,
  output: z.object({
    id: z.uuid(), code: z.string(), ...names, agencyId: z.uuid(), agencyKo: z.string(), agencyEn: z.string(), ...period, mergedIntoId: z.uuid().nullable(), names: z.array(z.object({ ...names, ...period })),
    posts: z.array(z.object({ id: z.uuid(), ...names, isHead: z.boolean(), holder })), work: z.array(z.object({ taskId: z.uuid(), code: z.string(), ...names })),
  }),
  refusals: ["platform.not-found"],
  async run({ tx, today }, { id }) {
    const department = (await directoryDepartments(tx, [id], today)).find((one) => one.id === id);
    if (!department) throw notFound();
    const [agencies, posts, tasks] = await Promise.all([agencyWords(tx, today), directoryPosts(tx, { departmentId: id }, today), taskRows(tx, { departmentId: id }, today)]);
    const agency = agencies.get(department.agencyId);
    const open = (row: { validUntil: Day | null }) => row.validUntil === null || row.validUntil >= today;
    return {
      ...department, agencyKo: agency?.nameKo ?? "", agencyEn: agency?.nameEn ?? "",
      posts: posts.filter(open).map((post) => ({ id: post.id, nameKo: post.nameKo, nameEn: post.nameEn, isHead: post.isHead, holder: holderOf(post) })),
      work: tasks.filter(open).map((task) => ({ taskId: task.id, code: task.code, nameKo: task.nameKo, nameEn: task.nameEn })),
    };
  },
});
