import { Refusal } from "#lib/refusal.ts";
import { operation } from "#lib/platform/operation.ts";
import { postsWith } from "#lib/organisation/units.ts";
import { changeable, deciderOf, outerSteps, staying, turnAt } from "#lib/approval/rules.ts";
import { reportKey } from "#lib/approval/store.ts";
import { does } from "#lib/documents/doing.ts";
import { byId, circulateInput, holdInput, moved, readInput, rerouteInput, skipInput } from "#lib/documents/input.ts";
import { changeInside } from "#lib/documents/inside-acts.ts";
import { layParts } from "#lib/documents/joint.ts";
import { actingAt, headedBy, ledBy, loadAtStep, loadForAct, seatAt, turnPost } from "#lib/documents/loading.ts";
import { authority, namesOfPost, routed, routingRefusals } from "#lib/documents/routing.ts";
import { answerDays, groundToSkip } from "#lib/documents/rules.ts";
import { addOpinion, namesOf, notMine } from "#lib/documents/settling.ts";

export const holdDocument = operation({
  name: "documents.hold",
  address: "POST /api/v1/documents/:id/holds",
  summary: { ko: "사유를 적어 보류합니다", en: "Hold a document with the reason" },
  input: holdInput,
  output: moved,
  refusals: [...notMine, "approval.reason-required", "approval.already-held"],
  act: "document.held",
  async run(context, { id, reason }) {
    const loaded = await loadAtStep(context.tx, context.actor, id);
    const postId = turnPost(context.actor, loaded);
    return (await does(context, loaded, { command: { type: "hold", by: actingAt(context.actor, postId), reason }, act: "document.held", postId, reason })).answer;
  },
});

export const resumeDocument = operation({
  name: "documents.resume",
  address: "POST /api/v1/documents/:id/resumptions",
  summary: { ko: "보류를 풉니다", en: "Resume a held document" },
  input: byId,
  output: moved,
  refusals: [...notMine, "approval.not-held"],
  act: "document.resumed",
  async run(context, { id }) {
    const loaded = await loadAtStep(context.tx, context.actor, id);
    const postId = turnPost(context.actor, loaded);
    return (await does(context, loaded, { command: { type: "resume", by: actingAt(context.actor, postId) }, act: "document.resumed", postId })).answer;
  },
});

export const stopDocument = operation({
  name: "documents.stop",
  address: "POST /api/v1/documents/:id/stops",
  summary: { ko: "결재를 중단합니다", en: "Stop a document before its decision" },
  input: holdInput,
  output: moved,
  refusals: ["platform.not-found", "approval.not-the-drafter", "approval.not-under-way", "approval.reason-required", "approval.recalled", "approval.returned", "approval.stopped", "approval.decided"],
  act: "document.stopped",
  async run(context, { id, reason }) {
    const loaded = await loadForAct(context.tx, context.actor, id);
    if (loaded.may.stop) throw new Refusal(loaded.may.stop.refused);
    const postId = loaded.row.drafterPostId;
    return (await does(context, loaded, { command: { type: "stop", by: actingAt(context.actor, postId), reason }, act: "document.stopped", postId, reason })).answer;
  },
});

export const changeRoute = operation({
  name: "documents.change-route",
  address: "POST /api/v1/documents/:id/route-changes",
  summary: { ko: "아직 처리하지 않은 결재 경로를 바꿉니다", en: "Change the steps of a route that have not acted" },
  input: rerouteInput,
  output: moved,
  refusals: [
    "platform.not-found", "approval.not-yours-to-route", "approval.drafter-routes", "approval.nothing-to-route", "approval.nobody-to-sign", "approval.not-under-way", "approval.recalled", "approval.returned", "approval.stopped", "approval.decided",
    "approval.no-decider", "approval.two-deciders", "approval.decider-last", "approval.drafter-first", "approval.drafter-decides", "approval.same-post-twice", "approval.route-too-long",
    "approval.side-by-side-kind", "approval.department-kind", "approval.joint-needs-department", "approval.own-report", "approval.inside-empty", "approval.inside-kind", "approval.inside-decider-last", "platform.changed-meanwhile", ...routingRefusals,
  ],
  act: "document.rerouted",
  async run(context, input) {
    const { id, steps, reason, stays } = input;
    const { tx, actor, today, now } = context;
    const loaded = await loadForAct(tx, actor, id);
    const { row, stored, may } = loaded;
    if (input.inside !== undefined) return changeInside(context, loaded, input);
    if (may.reroute) throw new Refusal(may.reroute.refused);
    // Somebody acted while the new order was being laid: what was meant may not be what would come of it.
    if (stays !== staying(stored.route).length) throw new Refusal("platform.changed-meanwhile");
    const turn = seatAt(actor, row.drafterPostId) ? null : turnAt({ steps: outerSteps(stored.route) }, actor.seats.map((seat) => seat.postId));
    const postId = turn?.postId ?? row.drafterPostId;
    const { posts, names } = await routed(tx, row, steps, today, staying(stored.route));
    const known = new Map([...(await postsWith(tx, { ids: [row.drafterPostId] }, today)).map((post) => [post.postId, post] as const), ...posts]);
    const { drafterMayDecide } = await authority(tx, row, steps, known, { text: reason, field: "reason", standing: deciderOf(stored.route)?.postId }, today);
    const was = changeable(stored.route).map(({ kind, postId: at }) => ({ kind, postId: at }));
    const { route, answer } = await does(context, loaded, {
      command: { type: "reroute", by: actingAt(actor, postId), steps, drafterMayDecide }, act: "document.rerouted", postId, reason, names, after: { was, is: steps.map(({ kind, postId: at }) => ({ kind, postId: at })) },
    });
    await layParts(tx, id, route, today, now);
    return answer;
  },
});

export const skipStep = operation({
  name: "documents.skip",
  address: "POST /api/v1/documents/:id/skips",
  summary: { ko: "부재 중인 검토자나 기한을 넘긴 협조를 사유를 적어 생략합니다", en: "Leave out an absent reviewer, or a cooperation that is overdue, with the reason" },
  input: skipInput,
  output: moved,
  refusals: ["platform.not-found", "approval.not-yours-to-skip", "approval.skip-kind", "approval.not-absent", "approval.already-acted", "approval.reason-required", "approval.not-under-way", "approval.recalled", "approval.returned", "approval.stopped", "approval.decided"],
  act: "document.skipped",
  async run(context, { id, position, reason }) {
    const { tx, actor, now, today } = context;
    const loaded = await loadForAct(tx, actor, id);
    const { row, stored } = loaded;
    const step = stored.route.steps.find((one) => one.id === position);
    const [post] = step ? await postsWith(tx, { ids: [step.postId] }, today) : [];
    const ground = groundToSkip({ absent: post?.absent ?? true, reachedAt: step?.reachedAt ?? null, now: now.getTime() });
    const mine = actor.seats.map((seat) => seat.postId);
    const led = step && step.parent !== null ? ledBy(actor, { steps: stored.route.steps.filter((one) => one.id === step.parent) }, "inside") : null;
    const comes = stored.route.steps.find((one) => one.parent === (step?.parent ?? null) && one.state === "waiting" && mine.includes(one.postId));
    const postId = led?.seat.postId ?? (step?.parent === null && mine.includes(row.drafterPostId) ? row.drafterPostId : (comes?.postId ?? actor.seat?.postId ?? ""));
    return (await does(context, loaded, { command: { type: "skip", by: actingAt(actor, postId), position, reason, ground, heads: headedBy(actor) }, act: "document.skipped", postId, reason, after: { step: position, kind: step?.kind ?? "", postId: step?.postId ?? "", ground: ground ?? "", days: answerDays } })).answer;
  },
});

export const readStep = operation({
  name: "documents.read-step",
  address: "POST /api/v1/documents/:id/readings",
  summary: { ko: "참조·공람·후열 문서를 확인합니다", en: "Mark a document read that was circulated, copied or reported" },
  input: readInput,
  output: moved,
  refusals: ["platform.not-found", "approval.nothing-to-read", "approval.report-is-own"],
  act: "document.read",
  async run(context, { id, opinion }) {
    const { tx, actor, now } = context;
    const loaded = await loadForAct(tx, actor, id);
    const mine = actor.seats.map((seat) => seat.postId);
    const own = loaded.stored.route.steps.find((step) => step.state === "to-read" && mine.includes(step.postId));
    const postId = own?.postId ?? actor.seat?.postId ?? "";
    const { answer } = await does(context, loaded, { command: { type: "read", by: actingAt(actor, postId), opinion: opinion !== "" }, act: "document.read", postId, names: new Map([postId, reportKey(postId)].map((key) => [key, namesOf(actor)])), text: opinion });
    if (opinion !== "" && own) await addOpinion(tx, loaded, actor, { position: own.id, postId, text: opinion, at: now });
    return answer;
  },
});

export const circulateDocument = operation({
  name: "documents.circulate",
  address: "POST /api/v1/documents/:id/circulations",
  summary: { ko: "결재가 끝난 문서를 공람하게 합니다", en: "Circulate a decided document to be read" },
  input: circulateInput,
  output: moved,
  refusals: ["platform.not-found", "approval.not-decided", "approval.not-on-route", "approval.same-post-twice", "approval.nothing-to-route", "documents.unknown-post"],
  act: "document.circulated",
  async run(context, { id, postIds }) {
    const { tx, actor, today } = context;
    const loaded = await loadForAct(tx, actor, id);
    const posts = new Map((await postsWith(tx, { ids: postIds }, today)).map((post) => [post.postId, post]));
    const unknown = postIds.findIndex((postId) => !posts.has(postId));
    if (unknown >= 0) throw new Refusal("documents.unknown-post", {}, `postIds[${unknown}]`);
    const seat = actor.seats.find((held) => loaded.stored.route.steps.some((step) => step.postId === held.postId));
    const postId = seat?.postId ?? actor.seat?.postId ?? "";
    return (await does(context, loaded, { command: { type: "circulate", by: actingAt(actor, postId), postIds }, act: "document.circulated", postId, names: new Map([...posts].map(([key, post]) => [key, namesOfPost(post)])), after: { posts: [...postIds] } })).answer;
  },
});
