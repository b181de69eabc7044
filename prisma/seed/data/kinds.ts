import type { Stage } from "#lib/documents/rules.ts";
import { decideKinds } from "./kinds-decide.ts";
import { otherKinds } from "./kinds-others.ts";

export interface KindPlan {
  key: string;
  stage: Stage;
  titles: readonly string[];
  openings: readonly string[];
  heads: readonly string[];
  items: readonly string[];
  closings: readonly string[];
  summaries: readonly string[];
  attachments: readonly string[];
}

export const kinds: readonly KindPlan[] = [...decideKinds, ...otherKinds];

export const reviewOpinions: readonly string[] = [
  "{region} 대상이 {count}개소로 늘었으니 {subject} 인력 배치를 다시 확인하였습니다.", "{law} 근거 조문을 본문에 넣었습니다. {subject} 취지가 더 분명해졌습니다.", "예산 {money}은 {month}월 집행 상황을 본 뒤 나누어 쓰는 것이 좋겠습니다.",
  "{day} 회의에서 {org:과/와} 합의한 {subject} 일정과 맞는지 확인하였습니다.", "목표 {percent}%는 지난해 {region} 실적에 비추어 이룰 수 있는 수준입니다.", "{subject} 점검반은 {small}개 조로 줄이고 기간을 {small}일 늘리는 편이 낫겠습니다.",
];
export const cooperationOpinions: readonly string[] = [
  "{org} 소관인 {subject} 전산 작업은 {day}까지 마칠 수 있습니다.", "{region} 자료 {count}건은 개인정보를 지운 뒤 제공하겠습니다. {subject} 외에는 쓰지 말아 주십시오.", "{money} 가운데 {percent}%만 {year}년 {subject} 예산으로 쓸 수 있습니다.", "{place} 사용은 {day} 오전만 가능하니 {subject} 일정을 조정하여 주십시오.",
];
export const decisionOpinions: readonly string[] = [
  "{subject} 결과를 {month}월 간부회의에서 다시 보고해 주시기 바랍니다.", "{region} 현장을 {day} 전에 한 번 더 살펴 주시기 바랍니다. {subject} 핵심은 현장입니다.", "{org:과/와} 계속 협의하되 {subject} 기한 {day}은 지켜 주십시오.",
];
export const returnReasons: readonly string[] = [
  "{subject} 산출 근거가 빠졌습니다. {money}의 내역을 붙여 다시 올려 주십시오.", "{region} 의견 {small}건이 반영되지 않았습니다. {day}까지 보완해 주십시오.", "{subject} 추진 기간이 {law}의 기한과 맞지 않습니다. {month}월 일정을 다시 살펴 주십시오.", "{subject} 대상 {count}개소의 명단을 확인한 뒤 다시 올려 주십시오.",
];
export const recallReasons: readonly string[] = ["{subject} 붙임 파일을 {month}월 자료로 바꾸려고 회수합니다.", "{region} 협의 결과({day})를 {subject} 본문에 넣으려고 회수합니다.", "{subject} 결재선에 {org:을/를} 더하려고 회수합니다."];

export const places: readonly string[] = [
  "청사 대회의실", "청사 소회의실", "한빛컨벤션", "새솔연수원", "도담문화회관", "미르교육원", "누리홀", "가람회관", "온새미로센터", "해오름관", "별빛도서관 강당", "나루터미널 회의실", "바다마루관", "늘봄체육관", "한울시민청", "다솜관", "이음센터", "두드림홀", "푸른솔연구동", "참빛학습관",
];
export const regions: readonly string[] = [
  "한빛시", "새솔시", "도담군", "미르시", "누리군", "가람시", "온새미군", "해오름시", "별내군", "나루시", "바다마루군", "늘봄시", "한울군", "다솜시", "이음군", "두물시", "푸른솔군", "참빛시", "윤슬군", "아라시", "마루군", "단미시", "예그리나군", "시나브로시", "동해권", "서남권", "중부권", "북부권", "남해권", "내륙권",
];
