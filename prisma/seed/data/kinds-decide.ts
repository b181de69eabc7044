import type { KindPlan } from "./kinds.ts";

/** Documents by which something is decided or asked for. `{slot}` is filled; `{slot:을/를}` takes the fitting particle. */
export const decideKinds: readonly KindPlan[] = [
  {
    key: "plan", stage: "decide",
    titles: ["{year}년 {subject} 추진계획(안)", "{year}년 {quarter} {subject} 세부 시행계획", "{region} {subject} 확대 계획(안)", "{subject} {small}단계 추진방안 보고"],
    openings: ["{law}에 따라 {year}년 {quarter} {subject} 추진계획을 다음과 같이 수립하고자 합니다.", "{day} 간부회의에서 논의된 {subject} 방향을 반영하여 {region} 추진계획을 마련하였습니다.", "지난해 {subject} 추진 결과 미흡했던 {count}건을 보완하여 {year}년 계획(안)을 보고드립니다.", "{region:과/와} 협의를 마친 {subject} 시행방안을 붙임과 같이 시행하고자 합니다."],
    heads: ["{subject} 추진 개요", "{year}년 {subject} 중점 과제", "{subject} 단계별 일정", "{region} 우선 추진 사항", "{subject} 소요 예산과 인력"],
    items: [
      "추진 기간: {period}", "추진 대상: {region} 등 {count}개소({subject} 담당 기관 포함)", "총사업비 {money} 가운데 {year}년 편성액 {money}", "{day}까지 {region} 현장을 {small}차례 확인하고 {subject} 기준안을 확정", "전담 인력 {small}명을 {org}에 배치하고 {day}부터 운영",
      "{subject} 처리 기간을 평균 {count}일에서 {small}일로 단축", "{place}에서 {day} 설명회를 열어 관계자 {count}명에게 {subject} 내용을 안내", "{law} 개정 수요 {small}건을 발굴하여 {month}월까지 소관 부서에 제출", "{org:과/와} 합동으로 {month}월 중 {region} 점검반 {small}개 조를 구성",
      "{quarter} 목표치 {percent}%를 달성하지 못한 {small}개 기관은 {day}까지 보완계획 제출", "{region} 시범 운영({period}) 결과를 반영하여 {subject} 지침 {small}개 항목을 정비", "민간 전문가 {small}명이 참여하는 {subject} 자문단을 {month}월에 위촉", "국비 {money}, 지방비 {money}을 {region} {subject}에 우선 배정",
    ],
    closings: ["{subject} 진행 상황은 {month}월 말 {org:과/와} 함께 점검하여 다시 보고하겠습니다.", "{region} 계획이 확정되면 {day}까지 관계 기관 {count}곳에 알리겠습니다.", "예산 {money}의 집행 시기는 {day} 이후 {subject} 여건을 보아 조정하겠습니다."],
    summaries: ["{period} 동안 {region} 등 {count}개소에서 {subject:을/를} 추진하고 {money}을 집행하는 계획", "{subject} {year}년 목표를 {percent}%로 정하고 {month}월까지 {small}개 과제를 마침", "{law}에 따른 {year}년 {subject} 시행계획을 정하고 {org:과/와} 나누어 맡음"],
    attachments: ["{year}년 {subject} 추진계획", "{subject} 소요예산 내역"],
  },
  {
    key: "request", stage: "decide",
    titles: ["{subject} 관련 협조 요청({region})", "{year}년 {subject} 자료 제출 요청", "{region} {subject} 합동점검 협조 요청", "{subject} 담당자 추천 요청({month}월)"],
    openings: ["{day}부터 실시하는 {region} {subject:과/와} 관련하여 다음 사항의 협조를 요청드립니다.", "{law}에 따른 {subject} 현황을 파악하고자 하니 {day}까지 자료를 제출하여 주시기 바랍니다.", "{org}에서 알려 온 {region} {subject} 일정에 맞추어 귀 부서의 협조가 필요합니다.", "{year}년 {quarter} {subject} 운영에 참여할 담당자를 {day}까지 추천하여 주시기 바랍니다."],
    heads: ["{subject} 협조 요청 사항", "{region} 제출 자료 목록", "{subject} 제출 방법과 기한", "{month}월 {subject} 일정"],
    items: [
      "제출 기한: {day} 18:00까지", "제출 자료: {region} {subject} 실적 {count}건과 증빙 서류", "담당: {org} {subject} 담당자(내선 {count})", "{place} 회의실({count}석) 사용을 {day} 오전에 지원", "{region} 현장 안내 인력 {small}명을 {period} 동안 지원",
      "최근 {small}년간 {subject} 처리 현황을 월별로 나누어 작성", "{org}에서 관리하는 {subject} 자료 {count}건의 열람 협조", "추천 인원: 부서별 {small}명({subject} 업무 경력 {small}년 이상)", "차량 {small}대와 점검 장비 {count}점을 {day} {region:으로/로} 이동",
      "{month}월 {subject} 점검에 필요한 통계 {small}종을 전자파일로 제출", "회신하지 않은 부서는 {day} 이후 {subject} 대상에서 제외", "{region} 관할 {count}개 시설의 명단과 연락처를 최신으로 정비",
    ],
    closings: ["기한까지 회신이 어려운 경우 {day} 이전에 {org:으로/로} 알려 주시기 바랍니다.", "{subject} 관련 문의가 {count}건을 넘어 답변이 늦어질 수 있으니 {month}월 안내서를 먼저 살펴 주시기 바랍니다.", "제출하신 {region} 자료는 {subject} 외의 목적으로 쓰지 않으며 {year}년 말에 정리합니다."],
    summaries: ["{region} {subject:을/를} 위해 {day}까지 자료와 인력 {small}명을 요청", "{org}에 {subject} 자료 {count}건의 제출을 요청하고 기한을 {day:으로/로} 정함", "{year}년 {subject} 담당자 {small}명 추천과 {place} 사용 협조를 요청"],
    attachments: ["{subject} 제출 서식({month}월)", "{region} 점검 대상 명단"],
  },
  {
    key: "meeting", stage: "decide",
    titles: ["{year}년 제{small}차 {subject} 협의회 개최 계획", "{subject} 관계기관 회의 개최({region})", "{subject} 전문가 간담회 개최 알림({month}월)"],
    openings: ["{region} {subject} 현안을 논의하기 위하여 {day} 관계기관 회의를 다음과 같이 열고자 합니다.", "{law}에 따라 구성된 {subject} 협의회의 제{small}차 회의를 {place}에서 개최합니다.", "{org}에서 제기한 {subject} 개선 의견 {count}건을 검토하는 간담회를 마련하였습니다."],
    heads: ["{subject} 회의 개요", "제{small}차 회의 안건", "{region} 참석 대상", "{subject} 회의 준비 사항"],
    items: [
      "일시: {day} {clock}", "장소: {place} {small}층", "참석: {org} 등 {small}개 부서 {count}명", "안건 {small}: {region} {subject} 개선방안({month}월 실적 포함)", "{subject} 추진 현황 보고({count}분)와 {org} 의견 청취", "참석수당 {money}을 {year}년 {subject} 예산에서 지급",
      "회의자료 {count}부를 {day}까지 {org}에서 인쇄", "{region} 현장 방문 {small}곳을 회의 뒤 {clock}부터 진행", "위원 {count}명 가운데 {small}명은 영상으로 {subject} 심의에 참여", "지난 회의({day}) 결정사항 {small}건의 이행 여부 확인", "{subject} 쟁점 {small}건은 {org} 담당자가 먼저 설명",
    ],
    closings: ["회의 결과는 {day}까지 정리하여 {subject} 관계 부서에 알리겠습니다.", "참석이 어려운 위원은 {day} {clock} 이전에 대리 참석자를 알려 주시기 바랍니다.", "{place} 주차 공간이 {count}면뿐이므로 {region} 참석자는 대중교통을 이용하여 주시기 바랍니다."],
    summaries: ["{day} {place}에서 {subject} 안건 {small}건을 {count}명이 논의", "{region} {subject} 현안을 두고 {org} 등과 회의를 열고 이전 결정 {small}건을 확인", "제{small}차 {subject} 협의회를 {day} {clock}에 개최"],
    attachments: ["제{small}차 {subject} 회의자료", "{subject} 참석자 명단({month}월)"],
  },
  {
    key: "contract", stage: "decide",
    titles: ["{year}년 {subject} 용역 계약 체결 의뢰", "{subject} 물품 구매 요청({region})", "{region} {subject} 유지관리 용역 변경계약"],
    openings: ["{law}에 따른 {subject} 용역을 {period} 동안 추진하고자 계약을 의뢰합니다.", "{region} {subject}에 필요한 물품 {count}점을 다음과 같이 구매하고자 합니다.", "{day} 체결한 {region} {subject} 계약의 과업이 {percent}% 늘어 금액을 조정하고자 합니다."],
    heads: ["{subject} 계약 개요", "{region} 과업 내용", "{subject} 산출 내역", "{year}년 예산 과목"],
    items: [
      "계약 금액: {money}(부가가치세 포함, {year}년 {subject} 예산)", "계약 기간: {period}({count}일간)", "계약 방법: {small}개 업체 견적 비교 뒤 {month}월 입찰", "{region} 납품 수량 {count}점, 단가 {money} 이내", "과업 {small}: {subject} 현황 조사 보고서 {count}부 제출", "검수 예정일 {day}, 검수 장소 {place}",
      "{org} 담당자 {small}명이 {subject} 제안서 평가에 참여", "착수 보고 {day}, 중간 보고 {day}({place})", "선금 {percent}% 지급 조건으로 {subject} 보증서 제출", "예정가격 {money}은 {month}월 물가를 반영하여 산정", "{region} 현장 여건으로 늘어난 물량 {count}㎡를 {subject} 계약에 반영",
    ],
    closings: ["계약이 체결되면 {day}까지 {subject} 착수계를 받아 보고하겠습니다.", "{money}을 넘는 추가 비용은 {org:과/와} 다시 협의하여 {month}월에 정하겠습니다.", "{region} 납품이 {small}일 넘게 늦어지면 {subject} 계약 조건에 따라 지체상금을 부과합니다."],
    summaries: ["{subject} 용역을 {money}에 {period} 동안 추진하는 계약 의뢰", "{region} {subject} 물품 {count}점을 {month}월까지 구매", "과업 {percent}% 증가에 따라 {subject} 계약 금액을 {money:으로/로} 변경"],
    attachments: ["{subject} 과업지시서", "{subject} 산출내역서({money})"],
  },
  {
    key: "standard", stage: "decide",
    titles: ["{subject} 지침 일부개정(안)", "{year}년 {subject} 기준 변경 알림", "{region} {subject} 적용 특례(안) 검토"],
    openings: ["{law}의 개정 취지를 반영하여 {subject} 지침 {small}개 조항을 고치고자 합니다.", "{region}에서 건의한 {subject} 기준 완화 의견 {count}건을 검토한 결과를 보고드립니다.", "{day} 감사에서 지적된 {subject} 기준의 불명확한 부분을 {month}월부터 바로잡고자 합니다."],
    heads: ["{subject} 개정 이유", "주요 개정 내용 {small}건", "{region} 의견 수렴 결과", "{subject} 시행 시기"],
    items: [
      "제{count}조의 {subject} 신청 기한을 {small}일에서 {count}일로 연장", "{region} 의견 {count}건 가운데 {small}건을 반영", "시행일: {day}(경과조치 {small}개월)", "{org} 검토 의견: {subject} 서식 {small}종을 하나로 통합", "{month}월 행정예고 기간({period}) 동안 제출된 의견 {small}건을 별도로 답변", "{subject} 과태료 기준액을 {money:으로/로} 조정",
      "위임 사무 {small}건의 결재 단계를 {org} 과장 전결로 변경", "{region} 특례 적용 기간은 {period:으로/로} 한정", "{law:과/와} 맞지 않는 {subject} 용어 {count}개를 정비", "개정 전 접수한 {subject} 신청 {count}건은 {day}까지 종전 기준으로 처리",
    ],
    closings: ["개정된 {subject} 지침은 {day} 관보와 누리집에 올리겠습니다.", "{region} 기관은 {month}월 말까지 자체 {subject} 규정을 정비하여 주시기 바랍니다.", "{org}에서 다시 검토할 사항 {small}건은 {day} 이후 따로 정하겠습니다."],
    summaries: ["{subject} 지침 {small}개 조항을 고쳐 {day}부터 시행", "{region} 건의 {count}건을 검토하여 {subject} 기준 일부를 변경", "{law} 취지에 맞추어 {subject} 신청 기한과 서식 {small}종을 정비"],
    attachments: ["{subject} 지침 신구조문대비표", "{region} 의견 검토서"],
  },
];
