import type { z } from "zod";
import { Refusal } from "#lib/refusal.ts";
import { operation } from "#lib/platform/operation.ts";
import type { Context } from "#lib/platform/operation.ts";
import type { Tx } from "#lib/platform/database.ts";
import type { Day } from "#lib/time.ts";
import { record } from "#lib/history/commands.ts";
import { postsWith } from "#lib/organisation/units.ts";
import type { StepNames } from "#lib/approval/store.ts";
import { insideOf } from "#lib/approval/rules.ts";
import type { Step } from "#lib/approval/rules.ts";
import { does } from "#lib/documents/doing.ts";
import { moved, openInput } from "#lib/documents/input.ts";
import type { rerouteInput } from "#lib/documents/input.ts";
import { chooseTask, partAt } from "#lib/documents/joint.ts";
import { actingAt, headedBy, ledBy, loadForAct, seated, turnPost } from "#lib/documents/loading.ts";
import type { Loaded } from "#lib/documents/loading.ts";
import { namesOfPost } from "#lib/documents/routing.ts";
import { notMine } from "#lib/documents/settling.ts";

/* What a department that is asked as a whole does with the route inside its step. */

export const openDepartmentRoute = operation({
  name: "documents.open-department-route",
  address: "POST /api/v1/documents/:id/department-routes",
  summary: { ko: "협조 부서나 공동기안 기관이 안에서 처리할 경로를 정합니다", en: "Lay a department's own route inside its step" },
  input: openInput,
  output: moved,
  refusals: [...notMine, "approval.not-a-department", "approval.inside-empty", "approval.inside-kind", "approval.inside-decider-last", "approval.route-too-long", "approval.same-post-twice", "documents.unknown-post", "documents.department-of-post", "documents.task-required", "documents.unknown-task", "documents.task-closed"],
  act: ["document.opened-inside", "joint.opened"],
  async run(context, { id, steps, unitTaskId }) {
    const { tx, actor, today, now } = context;
    const loaded = await loadForAct(tx, actor, id);
    const led = ledBy(actor, loaded.stored.route, "now");
    const postId = led?.seat.postId ?? turnPost(actor, loaded);
    const names = await namesInside(tx, steps, led?.seat.agencyId, today);
    const part = led ? await partAt(tx, id, loaded.stored.route, led.step) : null;
    const { answer } = await does(context, loaded, { command: { type: "open", by: actingAt(actor, postId), steps, heads: headedBy(actor) }, act: "document.opened-inside", postId, names, after: { step: led?.step.id ?? 0, posts: steps.map((one) => one.postId), is: named(steps) } });
    if (part) {
      await chooseTask(tx, part, unitTaskId ?? null, today);
      await record(tx, { actor: seated(actor, postId), at: now, act: "joint.opened", record: { kind: "joint-part", id: part.id }, after: { document: id } });
    }
    return answer;
  },
});

/** What comes after those who acted inside is laid anew, by whoever leads there. */
export async function changeInside(context: Context, loaded: Loaded, { steps, reason, stays, inside: at }: z.output<typeof rerouteInput>): Promise<z.output<typeof moved>> {
  const { tx, actor, today } = context;
  if (loaded.may.rerouteInside) throw new Refusal(loaded.may.rerouteInside.refused);
  const { route } = loaded.stored;
  const led = ledBy(actor, { steps: route.steps.filter((one) => one.id === at) }, "inside");
  if (!led) throw new Refusal("approval.not-yours-to-route");
  const { step, seat } = led;
  const inside = insideOf(route, step.id);
  const waiting = inside.filter((one) => one.state === "waiting");
  if (stays !== inside.length - waiting.length) throw new Refusal("platform.changed-meanwhile");
  const names = await namesInside(tx, steps, seat.agencyId, today);
  const command = { type: "reroute-inside" as const, by: actingAt(actor, seat.postId), position: step.id, steps, heads: headedBy(actor) };
  return (await does(context, loaded, { command, act: "document.rerouted", postId: seat.postId, reason, names, after: { inside: step.id, was: named(waiting), is: named(steps) } })).answer;
}

const named = (steps: readonly Step[]) => steps.map(({ kind, postId }) => ({ kind, postId }));

/** The names of posts of the department's own agency. */
async function namesInside(tx: Tx, steps: readonly Step[], agencyId: string | undefined, today: Day): Promise<Map<string, StepNames>> {
  const posts = new Map((await postsWith(tx, { ids: steps.map((one) => one.postId) }, today)).map((post) => [post.postId, post]));
  for (const [at, one] of steps.entries()) {
    const post = posts.get(one.postId);
    if (!post) throw new Refusal("documents.unknown-post", {}, `steps[${at}]`);
    if (agencyId && post.agencyId !== agencyId) throw new Refusal("documents.department-of-post", {}, `steps[${at}]`);
  }
  return new Map([...posts].map(([postId, post]) => [postId, namesOfPost(post)]));
}
