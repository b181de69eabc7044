/** Made-up lessons and collections, by the keys of posts and the names of unit tasks. */
export interface LessonPlan {
  from: string;
  /** The unit task on which it stands, or on whose latest decided document when `onDocument`. */
  task: string;
  onDocument?: true;
  /** Working days ago. */
  days: number;
  title: string;
  problem: string;
  tried: string;
  keep: string;
  /** What its head said: nothing yet, or why it goes back. */
  review: "published" | "waiting" | { returned: string };
  useful: readonly string[];
  useless?: readonly string[];
}

export const lessonPlans: readonly LessonPlan[] = [
  {
    from: "innovation/1", task: "행정업무 혁신 시범기관 운영", days: 40, title: "시범기관은 일손이 아니라 뜻이 있는 곳으로 고른다", review: "published", useful: ["innovation/2", "information/head", "innovation/deputy"],
    problem: "정원이 많은 기관부터 차례로 골랐더니 절반이 두 달 만에 보고를 멈추었다.",
    tried: "매달 전화로 독려하고 보고 서식을 한 쪽으로 줄였으나 달라지지 않았다.",
    keep: "공모로 바꾸고 기관장이 아니라 실무자가 쓴 한 쪽짜리 신청서를 받는다. 신청서에 그만둘 때의 조건도 적게 한다.",
  },
  {
    from: "innovation/2", task: "민원 처리기간 단축", days: 33, title: "처리기간 통계는 접수일이 아니라 보완 요청일을 함께 본다", review: "published", useful: ["innovation/1", "administration/head"], useless: ["innovation/deputy"],
    problem: "평균 처리기간이 줄었는데도 늦다는 민원은 늘었다.",
    tried: "부서별 순위를 매겼더니 보완 요청으로 날짜를 멈추는 일이 잦아졌다.",
    keep: "보완 요청 횟수와 그동안 지난 날을 따로 세어 함께 공개한다. 순위는 매기지 않는다.",
  },
  {
    from: "administration/head", task: "공문서 서식 정비", days: 61, title: "서식을 없애기 전에 그 서식을 세는 통계를 먼저 찾는다", review: "published", useful: ["innovation/1", "innovation/head"],
    problem: "쓰지 않는 서식이라 여겨 폐지했는데 다른 부처의 연간 통계가 그 서식의 칸을 세고 있었다.",
    tried: "급히 되살렸으나 석 달 치 숫자가 비었다.",
    keep: "폐지 의견조회에 통계 작성 부서를 꼭 넣고, 대신할 칸이 어디인지 답을 받은 뒤에 시행한다.",
  },
  {
    from: "information/head", task: "업무망 장비 교체", days: 52, title: "장비 교체는 분기 마감 주를 피한다", review: "published", useful: ["finance/head", "innovation/head", "support/head"],
    problem: "분기 마지막 주에 교환기를 바꾸다 지출 마감이 하루 늦어졌다.",
    tried: "밤샘 작업과 임시 회선을 준비했으나 회선 전환에만 여섯 시간이 걸렸다.",
    keep: "재정 부서의 마감표를 먼저 받고, 되돌리는 절차를 한 번 연습한 뒤 날을 정한다.",
  },
  {
    from: "finance/head", task: "국고보조금 정산", days: 26, title: "정산 서류는 사업이 끝나기 한 달 전에 한 번 미리 받는다", review: "published", useful: ["finance/deputy"],
    problem: "사업이 끝난 뒤에야 증빙이 빠진 것을 알게 되어 환수 절차가 해마다 되풀이되었다.",
    tried: "안내문을 더 자세히 썼으나 읽지 않는 곳은 그대로였다.",
    keep: "종료 한 달 전에 미리 받아 빠진 것만 전화로 알린다. 지난해보다 환수 건수가 눈에 띄게 줄었다.",
  },
  {
    from: "audit/head", task: "일상감사", days: 18, title: "계약 변경은 금액보다 횟수를 먼저 본다", review: "published", useful: ["support/head", "finance/head"],
    problem: "큰 금액의 변경만 살폈더니 작은 변경 여러 번으로 한도를 넘긴 계약을 놓쳤다.",
    tried: "", keep: "같은 계약의 변경이 세 번째면 금액과 관계없이 살핀다.",
  },
  {
    from: "innovation/1", task: "혁신 우수사례 확산", onDocument: true, days: 21, title: "사례집보다 담당자 전화번호가 더 많이 쓰인다", review: "published", useful: ["innovation/2"],
    problem: "두꺼운 사례집을 나누었으나 따라 한 기관이 거의 없었다.",
    tried: "사례집을 짧은 영상으로 바꾸어 보았다.",
    keep: "사례마다 물어볼 사람과 시간을 적는다. 두 달 동안 걸려 온 전화가 영상 조회보다 쓸모가 컸다.",
  },
  {
    from: "innovation/2", task: "업무연속성 훈련", days: 3, title: "훈련 날짜를 미리 알리면 비상연락망이 시험되지 않는다", review: "waiting", useful: [],
    problem: "예고한 훈련에서는 모두가 제때 답했지만 예고하지 않은 점검에서는 셋 가운데 하나만 닿았다.",
    tried: "연락처를 분기마다 고치도록 했다.",
    keep: "한 해에 한 번은 날짜를 알리지 않고 연락망만 따로 시험한다.",
  },
  {
    from: "innovation/1", task: "혁신 교육과정 운영", days: 6, title: "교육은 짧게 여러 번 한다", review: { returned: "어느 과정에서 무엇이 달라졌는지 한 줄 더 적어 주십시오." }, useful: [],
    problem: "하루짜리 교육은 신청보다 취소가 많았다.", tried: "오전 과정으로 줄였다.", keep: "한 시간씩 네 번으로 나눈다.",
  },
];

export interface CollectionPlan {
  from: string;
  days: number;
  title: string;
  note: string;
  shared: boolean;
  /** The latest decided document of each of these tasks, with why it is worth reading. */
  read: readonly (readonly [task: string, note: string])[];
}

export const collectionPlans: readonly CollectionPlan[] = [
  {
    from: "innovation/1", days: 12, title: "이 자리를 맡으면 먼저 읽을 것", shared: true, note: "뒤에 오시는 분께: 위에서부터 읽으면 한 해의 흐름이 보입니다.",
    read: [["행정업무 혁신 시범기관 운영", "시범기관을 왜 이렇게 골랐는지가 여기에 있습니다."], ["혁신 우수사례 확산", "다음 확산 대상을 정할 때 이 결론에서 시작하십시오."], ["민원 처리기간 단축", "숫자를 읽는 법을 먼저 보십시오."], ["과제관리카드 품질 관리", ""]],
  },
  {
    from: "innovation/head", days: 9, title: "내년 업무계획의 근거", shared: true, note: "",
    read: [["정부혁신 종합계획 수립", "큰 틀"], ["국민 참여 혁신단 운영", "올해 나온 제안 가운데 받아들인 것"], ["업무연속성 훈련", ""]],
  },
  { from: "information/head", days: 7, title: "전산실 점검 때 쓴 문서", shared: false, note: "", read: [["정보시스템 운영·유지관리", ""], ["사이버보안 점검", "점검표가 붙어 있습니다."]] },
];
