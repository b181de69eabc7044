import { Refusal } from "#lib/refusal.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db, Tx } from "#lib/platform/database.ts";
import { newId } from "#lib/platform/id.ts";
import { notFound, operation, reading } from "#lib/platform/operation.ts";
import { record } from "#lib/history/commands.ts";
import { postsWith } from "#lib/organisation/units.ts";
import { ruleId, savedRoutesOutput, saveRouteInput } from "#lib/approval/input.ts";
import type { KeptStep } from "#lib/approval/suggesting.ts";
import type { Prisma } from "#prisma/generated/client.ts";

export interface SavedRouteShown {
  id: string;
  name: string;
  /** A department's, for all who work there. */
  shared: boolean;
  steps: KeptStep[];
  /** Whether this person may remove it. */
  removable: boolean;
}

const mostSaved = 100;

/** Departments that somebody heads, and those where they work. */
function departmentsOf(actor: Actor): { own: string[]; headed: string[] } {
  return { own: actor.seats.map((seat) => seat.departmentId), headed: actor.seats.filter((seat) => seat.isHead).map((seat) => seat.departmentId) };
}

/** The routes that somebody kept, and those that their departments share. One statement. */
export async function savedRoutes(db: Db | Tx, actor: Actor): Promise<SavedRouteShown[]> {
  const { own, headed } = departmentsOf(actor);
  const rows = await db.savedRoute.findMany({ where: { OR: [{ officialId: actor.officialId }, { departmentId: { in: own } }] }, orderBy: [{ name: "asc" }, { id: "asc" }] });
  return rows.map(({ id, name, departmentId, steps }) => ({ id, name, shared: departmentId !== null, steps: steps as unknown as KeptStep[], removable: departmentId === null || headed.includes(departmentId) }));
}

export const listSavedRoutes = reading({
  name: "approval.saved-routes",
  address: "GET /api/v1/saved-routes",
  summary: { ko: "저장한 경로를 봅니다", en: "List the routes that I or my departments keep" },
  input: saveRouteInput.pick({}),
  output: savedRoutesOutput,
  run: async ({ tx, actor }) => ({ routes: await savedRoutes(tx, actor) }),
});

export const saveRoute = operation({
  name: "approval.save-route",
  address: "POST /api/v1/saved-routes",
  summary: { ko: "경로를 이름을 붙여 저장합니다", en: "Keep a route under a name, for oneself or for the department" },
  input: saveRouteInput,
  output: ruleId,
  refusals: ["approval.not-a-head", "approval.name-taken", "approval.unknown-post", "approval.nothing-to-save", "approval.saved-enough"],
  act: "route.saved",
  status: 201,
  async run({ tx, actor, now, today }, { name, steps: laid, shared }) {
    const seat = actor.seat;
    if (shared && !seat?.isHead) throw new Refusal("approval.not-a-head", {}, "shared");
    const steps = laid.filter((step) => step.kind !== "draft");
    if (steps.length === 0) throw new Refusal("approval.nothing-to-save", {}, "steps");
    const posts = new Map((await postsWith(tx, { ids: steps.map((step) => step.postId) }, today)).map((post) => [post.postId, post]));
    const kept = steps.map((step): KeptStep => {
      const post = posts.get(step.postId);
      if (!post) throw new Refusal("approval.unknown-post", {}, `steps[${laid.indexOf(step)}]`);
      return { ...step, postKo: `${post.departmentNameKo} ${post.nameKo}`, postEn: `${post.nameEn}, ${post.departmentNameEn}` };
    });
    const owner = shared && seat ? { officialId: null, departmentId: seat.departmentId } : { officialId: actor.officialId, departmentId: null };
    if ((await tx.savedRoute.count({ where: owner })) >= mostSaved) throw new Refusal("approval.saved-enough", { most: mostSaved });
    if ((await tx.savedRoute.count({ where: { ...owner, name } })) > 0) throw new Refusal("approval.name-taken", { name }, "name");
    const id = newId(now);
    await tx.savedRoute.create({ data: { id, ...owner, name, steps: kept as unknown as Prisma.InputJsonArray, createdAt: now } });
    await record(tx, { actor, at: now, act: "route.saved", record: { kind: "saved-route", id }, after: { name, ...owner } });
    return { id };
  },
});

export const removeSavedRoute = operation({
  name: "approval.remove-saved-route",
  address: "POST /api/v1/saved-routes/:id/removals",
  summary: { ko: "저장한 경로를 지웁니다", en: "Remove a kept route" },
  input: ruleId,
  output: ruleId,
  refusals: ["platform.not-found"],
  act: "route.removed",
  async run({ tx, actor, now }, { id }) {
    const { headed } = departmentsOf(actor);
    const row = await tx.savedRoute.findFirst({ where: { id, OR: [{ officialId: actor.officialId }, { departmentId: { in: headed } }] } });
    if (!row) throw notFound();
    await tx.savedRoute.deleteMany({ where: { id } });
    await record(tx, { actor, at: now, act: "route.removed", record: { kind: "saved-route", id }, before: { name: row.name } });
    return { id };
  },
});
