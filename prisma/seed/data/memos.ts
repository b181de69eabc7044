/** Made-up memo reports, by the keys of posts: who wrote to whom, so many working days ago, who has read it and what was said. */
export interface MemoReport {
  from: string;
  to: readonly string[];
  days: number;
  title: string;
  text: string;
  reads: readonly string[];
  opinions: readonly (readonly [post: string, text: string])[];
}

export const memoReports: readonly MemoReport[] = [
  {
    from: "innovation/1", to: ["innovation/deputy", "innovation/head", "information/head"], days: 3, title: "시범기관을 여덟 곳으로 늘리는 방안에 의견을 구합니다",
    text: "상반기 시범 운영을 마친 여섯 곳 가운데 다섯 곳이 계속하기를 바랍니다.\n두 곳을 더하면 교육 일정이 2주 늘어나고, 전산 계정은 40개가 더 필요합니다.\n늘릴지, 다음 해로 넘길지 생각을 적어 주시면 모아서 계획에 담겠습니다.",
    reads: ["innovation/deputy", "information/head"],
    opinions: [["innovation/deputy", "한 곳만 먼저 더하고 결과를 본 뒤 나머지를 정하는 편이 낫겠습니다."], ["information/head", "계정 40개는 12월 둘째 주까지 만들 수 있습니다."]],
  },
  {
    from: "innovation/head", to: ["innovation/deputy", "innovation/1", "innovation/2"], days: 2, title: "다음 주 성과 점검 회의에서 다룰 안건을 모읍니다",
    text: "회의는 다음 주 수요일 오후 2시입니다.\n각자 맡은 과제에서 늦어지는 일 하나와 도움이 필요한 일 하나를 적어 주십시오.",
    reads: ["innovation/2"], opinions: [["innovation/2", "법제 검토가 늦어지고 있어 법무담당의 참석을 바랍니다."]],
  },
  {
    from: "information/head", to: ["innovation/1", "innovation/head", "innovation-bureau/head"], days: 1, title: "주말 전산실 점검으로 문서 접수가 네 시간 멈춥니다",
    text: "토요일 오전 6시부터 10시까지 전원 설비를 점검합니다.\n그사이 들어오는 문서는 점검이 끝난 뒤 차례로 접수됩니다. 급한 문서가 있으면 미리 알려 주십시오.",
    reads: [], opinions: [],
  },
  {
    from: "innovation/deputy", to: ["innovation/1", "innovation/2", "innovation/head"], days: 8, title: "민원 처리 기간을 줄인 세 과의 방법을 나눕니다",
    text: "세 과를 찾아가 물어본 것을 간추렸습니다.\n첫째, 접수한 날 바로 담당을 정합니다. 둘째, 자주 묻는 것은 답변 틀을 미리 만들어 둡니다. 셋째, 늦어질 때는 사흘 전에 민원인에게 알립니다.",
    reads: ["innovation/1", "innovation/2", "innovation/head"],
    opinions: [["innovation/head", "둘째 방법은 우리 과에서도 바로 해 봅시다."], ["innovation/2", "답변 틀 열두 개를 정리해 두겠습니다."]],
  },
  {
    from: "innovation-bureau/head", to: ["innovation/head", "information/head", "innovation/deputy", "innovation/1"], days: 5, title: "내년 업무계획에 담을 과제를 하나씩 적어 주십시오",
    text: "형식은 자유롭게, 한 과제에 세 문장을 넘기지 않습니다.\n왜 필요한지, 누구에게 좋은지, 첫걸음이 무엇인지만 적어 주십시오.",
    reads: ["innovation/head", "innovation/deputy"],
    opinions: [["innovation/head", "기관 사이 문서 유통을 한 화면에서 끝내는 과제를 제안합니다. 첫걸음은 반송 사유를 모아 보는 일입니다."]],
  },
];
