import type { DivisionTasks } from "./tasks.ts";

/** Unit tasks of the planning ministry: Korean, English, retention in years. */
export const planningTasks: readonly DivisionTasks[] = [
  { department: "innovation", major: ["정부혁신 기획", "Innovation planning"], basis: "행정업무의 운영 및 혁신에 관한 규정", tasks: [
    ["행정업무 혁신 시범기관 운영", "Pilot agencies for new ways of working", 10], ["정부혁신 종합계획 수립", "Government innovation master plan", 30], ["업무연속성 훈련", "Business continuity exercises", 5], ["민원 처리기간 단축", "Shorter processing of petitions", 10],
    ["혁신 우수사례 확산", "Spreading good practice", 5], ["과제관리카드 품질 관리", "Quality of task cards", 5], ["혁신 교육과정 운영", "Innovation training", 1], ["국민 참여 혁신단 운영", "Citizens' innovation panel", 10] ] },
  { department: "administration", major: ["행정제도 운영", "Administrative systems"], basis: "행정절차법", tasks: [
    ["행정절차 제도 개선", "Reform of administrative procedure", 30], ["공문서 서식 정비", "Revision of official forms", 10], ["위임전결 기준 관리", "Delegated authority standards", 10], ["민원 서류 감축", "Fewer documents asked of citizens", 10],
    ["행정용어 순화", "Plain administrative language", 5], ["전자문서 유통 관리", "Exchange of electronic documents", 5], ["법령 서식 일괄 정비", "Revision of forms in statutes", 10], ["당직·비상근무 제도 운영", "Duty rosters", 3] ] },
  { department: "collaboration", major: ["기관 협업", "Collaboration between agencies"], basis: "정부조직법", tasks: [
    ["협업과제 발굴·점검", "Joint tasks between agencies", 10], ["협업 포인트 제도 운영", "Collaboration points", 3], ["부처 간 인사교류 지원", "Exchange of staff", 5], ["공동활용 회의실 운영", "Shared meeting rooms", 1],
    ["정책 조정 협의회 운영", "Policy coordination council", 30], ["지역 협력 사무소 운영", "Regional offices", 10], ["영상회의 활성화", "Video meetings", 3] ] },
  { department: "information", major: ["정보화", "Informatisation"], basis: "전자정부법", tasks: [
    ["정보화 기본계획 수립", "Informatisation plan", 10], ["정보시스템 운영·유지관리", "Running of information systems", 5], ["사이버보안 점검", "Cyber security checks", 5], ["데이터 품질 관리", "Data quality", 5],
    ["개인정보 보호", "Protection of personal data", 10], ["업무망 장비 교체", "Replacement of equipment", 5], ["누리집 접근성 개선", "Accessibility of websites", 5], ["공공데이터 개방", "Opening of public data", 10] ] },
  { department: "finance", major: ["재정 협력", "Fiscal cooperation"], basis: "국가재정법", tasks: [
    ["예산안 편성·조정", "Budget preparation", 30], ["재정사업 자율평가", "Review of spending programmes", 10], ["보조사업 집행 점검", "Checks on subsidies", 10], ["결산 및 성과보고", "Accounts and performance report", 30],
    ["기금 운용 협의", "Consultation on funds", 10], ["예산 낭비 신고 처리", "Reports of waste", 5], ["총사업비 관리", "Total project cost", 10], ["국고보조금 정산", "Settlement of state subsidies", 5] ] },
  { department: "audit", major: ["감사·청렴", "Audit and integrity"], basis: "공공감사에 관한 법률", tasks: [
    ["자체 종합감사", "Internal audit", 30], ["일상감사", "Continuous audit", 10], ["공직기강 점검", "Conduct checks", 10], ["청렴도 향상 대책", "Integrity measures", 5],
    ["감사 결과 이행 관리", "Follow-up of audits", 10], ["재산등록 지원", "Declaration of assets", 5], ["적극행정 면책 운영", "Protection for active administration", 10], ["부패 신고자 보호", "Protection of whistle-blowers", 30] ] },
  { department: "support", major: ["운영 지원", "General affairs"], basis: "공공기록물 관리에 관한 법률", tasks: [
    ["인사·임용 관리", "Personnel and appointments", 30], ["청사 시설 관리", "Building maintenance", 5], ["물품·계약 관리", "Goods and contracts", 5], ["기록물 정리·이관", "Filing and transfer of records", 10],
    ["직원 후생복지", "Staff welfare", 3], ["급여·여비 지급", "Pay and travel", 5], ["공무직 운영", "Support staff", 10], ["보안·출입 관리", "Security and entry", 3] ] },
];
