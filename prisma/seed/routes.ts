import { addDays, startOf } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { perform } from "#lib/platform/operation.ts";
import { approveDocument, returnDocument, submitDocument } from "#lib/documents/acts.ts";
import { bodyOf } from "#lib/documents/body.ts";
import { createDocument, saveDocument } from "#lib/documents/commands.ts";
import { remindDocument } from "#lib/documents/reminders.ts";
import { openDepartmentRoute } from "#lib/documents/inside-acts.ts";
import { changeRoute, circulateDocument, holdDocument, readStep, resumeDocument, skipStep, stopDocument } from "#lib/documents/route-acts.ts";
import type { Step, StepKind } from "#lib/approval/rules.ts";
import type { SeedClassification } from "./classification.ts";
import { actorAt } from "./direct.ts";
import type { Moment } from "./direct.ts";
import { dayOfMs, laterAtWork, morning } from "./office.ts";
import type { Office } from "./office.ts";
import { chance } from "./random.ts";

/** Documents whose routes go the ways that few documents go. */
export const routeDocuments = 6;

interface Laid {
  kind: StepKind;
  post: string;
  whole?: boolean;
  group?: number;
}

interface Told {
  title: string;
  text: string;
  summary: string;
  steps: readonly Laid[];
  /** Hours of work after the act before, at which post, and what is done there. */
  acts: readonly (readonly [number, string, (actor: Actor, id: string, at: Date) => Promise<unknown>])[];
}

const approve = (opinion = "", more: { unitTaskId?: string } = {}) => (actor: Actor, id: string, at: Date) => perform(approveDocument, actor, { id, opinion, version: 1, ...more }, at);

/** What happens with these documents, as moments among those of the other stories. */
export function routeMoments(office: Office, classification: SeedClassification): Moment[] {
  const luck = chance(31);
  const { today } = office.organisation;
  const task = (department: string) => classification.tasks.find((one) => one.departmentKey === department)!.id;
  const step = ({ kind, post, whole, group }: Laid): Step => ({ kind, postId: office.post(post).id, ...(group === undefined ? {} : { group }), ...(whole ? { departmentId: office.department(office.post(post).departmentKey).id } : {}) });
  const shore = { unitTaskId: task("shore") };
  const told: readonly [number, Told][] = [
    [16, {
      title: "행정정보 공동이용 시범사업 부서 협조 요청", summary: "시범사업에 드는 전산 자원과 제도 검토를 두 부서에 한 번에 묻는 것입니다.",
      text: "1. 행정정보 공동이용 시범사업에 필요한 전산 자원을 정보화담당관과 정합니다.\n2. 제도 검토는 행정제도과의 뜻을 듣습니다.  끝.",
      steps: [{ kind: "draft", post: "innovation/3" }, { kind: "cooperation", post: "information/head", whole: true, group: 1 }, { kind: "cooperation", post: "administration/head", group: 1 }, { kind: "delegated-decision", post: "innovation/head" }],
      acts: [
        [1, "information/head", (actor, id, at) => perform(holdDocument, actor, { id, reason: "서버 증설 예산을 먼저 확인합니다." }, at)],
        [3, "information/head", (actor, id, at) => perform(resumeDocument, actor, { id }, at)],
        [1, "information/head", (actor, id, at) => perform(openDepartmentRoute, actor, { id, steps: [step({ kind: "review", post: "information/1" }), step({ kind: "delegated-decision", post: "information/head" })] }, at)],
        [2, "information/1", (actor, id, at) => perform(returnDocument, actor, { id, version: 1, reason: "증설 대수의 근거를 적어 주세요." }, at)],
        [1, "information/head", (actor, id, at) => perform(openDepartmentRoute, actor, { id, steps: [step({ kind: "delegated-decision", post: "information/head" })] }, at)],
        [1, "information/head", approve("두 대까지 증설할 수 있습니다.")],
        [2, "administration/head", approve("공동이용 고시를 함께 고쳐야 합니다.")],
        [4, "innovation/head", approve()],
        [2, "innovation/3", (actor, id, at) => perform(circulateDocument, actor, { id, postIds: [office.post("information/1").id, office.post("support/head").id] }, at)],
        [3, "information/1", (actor, id, at) => perform(readStep, actor, { id, opinion: "증설 일정은 다음 달에 알리겠습니다." }, at)],
      ],
    }],
    [18, {
      title: "연안 재난 정보 공동 안내 체계 운영", summary: "두 기관이 재난 정보를 같은 글로 안내하려는 것입니다.",
      text: "1. 연안 재난 정보는 두 기관이 같은 문안으로 안내합니다.\n2. 안내 문안은 분기마다 함께 점검합니다.  끝.",
      steps: [{ kind: "draft", post: "innovation/2" }, { kind: "delegated-decision", post: "innovation/head" }, { kind: "joint", post: "shore/head", whole: true }],
      acts: [
        [3, "innovation/head", approve()],
        [5, "shore/head", (actor, id, at) => perform(openDepartmentRoute, actor, { id, steps: [step({ kind: "review", post: "shore/1" }), step({ kind: "delegated-decision", post: "shore/head" })], ...shore }, at)],
        [4, "shore/1", approve("관할 해역의 표기를 확인했습니다.")],
        [2, "shore/head", approve()],
      ],
    }],
    [14, {
      title: "청사 유연근무 좌석제 시행 여부 검토", summary: "좌석제 시행 여부를 정하려던 것입니다.",
      text: "1. 유연근무 좌석제의 시행 여부를 검토합니다.\n2. 대상 층과 좌석 수는 따로 정합니다.  끝.",
      steps: [{ kind: "draft", post: "innovation/2" }, { kind: "review", post: "innovation/deputy" }, { kind: "delegated-decision", post: "innovation/head" }],
      acts: [
        [2, "innovation/deputy", approve("이용률 조사를 먼저 하는 편이 낫겠습니다.")],
        [6, "innovation/2", (actor, id, at) => perform(stopDocument, actor, { id, reason: "이용률 조사 뒤에 다시 올립니다." }, at)],
      ],
    }],
    [19, {
      title: "민원 서식 간소화 추진 일정 조정", summary: "서식 간소화의 일정을 다시 정하는 것입니다.",
      text: "1. 서식 간소화의 2차 정비를 다음 분기로 옮깁니다.\n2. 1차 정비의 결과는 그대로 시행합니다.  끝.",
      steps: [{ kind: "draft", post: "innovation/3" }, { kind: "cooperation", post: "support/head" }, { kind: "delegated-decision", post: "innovation/head" }],
      acts: [
        [72, "innovation/3", (actor, id, at) => perform(skipStep, actor, { id, position: 1, reason: "회신 기한이 지나 협조 없이 진행합니다." }, at)],
        [3, "innovation/head", approve()],
      ],
    }],
    [6, {
      title: "정부혁신 우수사례 공유회 개최 협조", summary: "공유회 장소와 전산 지원을 함께 묻는 것입니다.",
      text: "1. 우수사례 공유회의 장소와 전산 지원을 협조합니다.\n2. 발표 기관은 따로 알립니다.  끝.",
      steps: [{ kind: "draft", post: "innovation/2" }, { kind: "cooperation", post: "information/head", whole: true, group: 1 }, { kind: "cooperation", post: "support/head", whole: true, group: 1 }, { kind: "delegated-decision", post: "innovation/head" }],
      acts: [[3, "support/head", approve("대회의실을 쓸 수 있습니다.")]],
    }],
    [5, {
      title: "혁신 지표 점검 회의 결과 보고", summary: "점검 회의의 결과와 조치 계획을 보고하는 것입니다.",
      text: "1. 혁신 지표 열두 개 가운데 세 개의 조치 계획을 세웁니다.\n2. 다음 점검 회의는 두 달 뒤에 엽니다.  끝.",
      steps: [{ kind: "draft", post: "innovation/3" }, { kind: "review", post: "innovation/deputy" }, { kind: "delegated-decision", post: "innovation/head" }],
      acts: [
        [2, "innovation/3", (actor, id, at) => perform(changeRoute, actor, { id, stays: 1, reason: "제도 개선이 들어 있어 행정제도과의 협조를 넣습니다.", steps: [step({ kind: "review", post: "innovation/deputy" }), step({ kind: "cooperation", post: "administration/head" }), step({ kind: "delegated-decision", post: "innovation/head" })] }, at)],
        [8, "innovation/3", (actor, id, at) => perform(remindDocument, actor, { id }, at)],
      ],
    }],
  ];
  return told.flatMap(([back, story]) => momentsOf(office, task("innovation"), morning(addDays(today, -back), luck), story, step)).filter(({ at }) => at < startOf(today).getTime());
}

function momentsOf(office: Office, unitTaskId: string, began: number, { title, text, summary, steps, acts }: Told, step: (laid: Laid) => Step): Moment[] {
  const drafter = steps[0]!.post;
  let id = "";
  const as = async (post: string, at: number) => actorAt(office.hand(post, dayOfMs(at))!, new Date(at));
  const draft = async () => {
    const actor = await as(drafter, began);
    id = (await perform(createDocument, actor, { title, unitTaskId }, new Date(began))).id;
    await perform(saveDocument, actor, {
      id, revision: 0, title, summary, keywords: title.split(" ").slice(0, 3), unitTaskId, stage: "decide", disclosure: "open", reasons: [], scope: "agency", scopeDepartments: [], urgency: "normal", dueOn: null,
      body: bodyOf(text), steps: steps.map(step), fileIds: [], delegationReason: "여러 부서가 함께 정하는 일입니다.", major: false,
    }, new Date(began));
    await perform(submitDocument, actor, { id }, new Date(began));
  };
  let at = began;
  return [{ at: began, run: draft }, ...acts.map(([hours, post, act]): Moment => {
    at = laterAtWork(at, hours);
    const moment = at;
    return { at: moment, run: async () => void (await act(await as(post, moment), id, new Date(moment))) };
  })];
}
