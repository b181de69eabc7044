import type { KindPlan } from "./kinds.ts";

/** Documents that collect data, and those that keep the record of a result. */
export const otherKinds: readonly KindPlan[] = [
  {
    key: "survey", stage: "collect",
    titles: ["{year}년 {quarter} {subject} 실태조사 실시", "{region} {subject} 현황 조사 결과 제출", "{subject} 수요조사 알림({month}월)"],
    openings: ["{region} {subject} 실태를 파악하기 위하여 {period} 동안 조사를 실시합니다.", "{law}에 따라 실시한 {year}년 {subject} 현황 조사의 결과를 제출합니다.", "{year}년 {subject} 예산 편성에 앞서 {region} 수요를 {day}까지 조사합니다."],
    heads: ["{subject} 조사 개요", "{region} 조사 항목", "{subject} 조사 방법", "{month}월 조사 일정"],
    items: [
      "조사 기간: {period}", "조사 대상: {region} {count}개 기관, 응답자 {count}명", "{subject} 이용 경험이 있는 응답자 {percent}%", "현장 조사원 {small}명이 {place}에 모여 {day} 사전 교육", "조사 항목 {count}개 가운데 {small}개는 {subject} 만족도 문항", "{region} 표본 {count}곳을 {org}에서 추출", "온라인 조사({percent}%)와 방문 조사를 함께 실시",
      "{subject} 관련 불편 사항 {count}건을 유형별로 분류", "전년보다 {percent}% 늘어난 {region} {subject} 수요를 확인", "미응답 기관 {small}곳은 {day}까지 다시 조사", "조사 비용 {money}은 {org} 예산으로 충당",
    ],
    closings: ["조사 결과는 {day} {subject} 계획에 반영하겠습니다.", "{region} 응답 자료 {count}건은 통계 목적으로만 사용합니다.", "{org}에서는 {day}까지 {subject} 조사 결과의 이상 값을 확인하여 주시기 바랍니다."],
    summaries: ["{period} {region} {count}개 기관의 {subject} 실태를 조사", "{subject} 수요가 전년보다 {percent}% 늘어난 조사 결과를 제출", "{year}년 {subject} 조사 항목 {count}개와 일정 안내"],
    attachments: ["{subject} 조사표", "{region} 조사 결과 통계표"],
  },
  {
    key: "opinion", stage: "collect",
    titles: ["{subject} 의견 조회({month}월)", "{region} {subject} 건의사항 검토 의견 제출", "{subject} 개선 의견 수렴 결과({year}년 {quarter})"],
    openings: ["{org}에서 조회한 {region} {subject} 의견을 다음과 같이 제출합니다.", "{day}까지 접수한 {subject} 개선 의견 {count}건을 정리하여 보고드립니다.", "{law} 개정에 앞서 {region} 기관의 {subject} 의견을 듣고자 합니다."],
    heads: ["{subject} 의견 제출 현황", "{region} 주요 의견", "{subject} 검토 방향", "{month}월 후속 조치"],
    items: [
      "접수 의견 {count}건(찬성 {small}건, 보완 {small}건, {region} 별도 의견 포함)", "{region}: {subject} 신청 서류를 {small}종으로 줄여 달라는 의견", "{org}: {subject} 예산 {money}의 집행 시기를 {month}월로 앞당기자는 의견", "현장 담당자 {count}명 가운데 {percent}%가 {subject} 전산 처리를 희망", "{law}의 해석이 필요한 {small}건은 {day} 법제 부서에 질의", "수용 {small}건, 일부 수용 {small}건으로 {region} {subject}에 반영",
      "의견 제출 기관 {count}곳에 {day}까지 검토 결과를 회신", "{place} 공개 토론에서 나온 {subject} 제안 {small}건을 추가", "{quarter} 민원 {count}건을 분석하여 {subject} 불편 요인 {small}개를 도출",
    ],
    closings: ["의견이 없는 기관도 {day}까지 {subject} 회신서에 표시하여 보내 주시기 바랍니다.", "수용하지 않은 {region} 의견 {small}건은 이유를 붙여 {month}월에 답변하겠습니다.", "{org} 검토가 끝나는 {day} 이후 {subject} 최종안을 마련하겠습니다."],
    summaries: ["{region} 기관의 {subject} 의견 {count}건을 모아 {small}건을 반영", "{subject} 개선 의견을 {day}까지 조회", "{org} 조회에 대하여 {subject} 검토 의견 {small}건을 제출"],
    attachments: ["{subject} 의견 검토 결과표", "{region} 건의사항 원문"],
  },
  {
    key: "report", stage: "result",
    titles: ["{year}년 {quarter} {subject} 추진 결과보고", "{region} {subject} 점검 결과보고", "{subject} 시범사업 결과보고({month}월)", "{year}년 {subject} 평가 결과 알림"],
    openings: ["{period} 동안 추진한 {region} {subject} 결과를 다음과 같이 보고드립니다.", "{law}에 따른 {year}년 {subject} 점검을 {day} 마치고 그 결과를 보고합니다.", "{place}에서 {day}까지 진행한 {subject} 시범사업의 성과와 개선 과제를 보고드립니다.", "{org:과/와} 함께 실시한 {region} {subject} 결과 {count}건의 조치가 필요합니다."],
    heads: ["{subject} 추진 실적", "{region} 점검 결과", "{subject} 주요 성과", "{month}월 이후 개선 과제"],
    items: [
      "점검 기간: {period}({small}개 조 {count}명)", "{region} {count}개소를 점검하여 {small}건을 현장에서 시정", "{subject} 목표 대비 {percent}% 달성(전년 같은 분기보다 {small}%p 상승)", "예산 {money} 가운데 {money} 집행, 잔액은 {month}월 반납", "참여자 {count}명의 {subject} 만족도 {percent}점", "{org:과/와} 공유한 우수사례 {small}건을 {place}에서 발표", "조치가 늦어진 {region} {small}개소는 {day}까지 재점검", "처리 기간이 {count}일에서 {small}일로 줄어 {subject} 민원 {percent}% 감소",
      "{law} 위반 의심 사례 {small}건을 {org}에 통보", "{place} 시설 {count}곳의 {subject} 등급을 다시 매김", "{quarter} 누적 {count}건 처리, 미결 {small}건은 {month}월로 이월", "{region} 현장 의견 {count}건을 반영하여 {subject} 설명자료를 보완",
    ],
    closings: ["남은 {region} 과제 {small}건은 {day}까지 마치고 {subject} 계획에 반영하겠습니다.", "이번 결과는 {month}월 {subject} 성과평가 자료로 쓰겠습니다.", "{org}에서는 지적 사항 {small}건의 조치 결과를 {day}까지 제출하여 주시기 바랍니다."],
    summaries: ["{region} {count}개소의 {subject:을/를} 점검하여 {small}건을 시정하고 {day}까지 재점검", "{subject} 목표의 {percent}%를 달성하고 {money}을 집행한 {quarter} 결과", "{period} 추진한 {subject} 시범사업의 성과와 개선 과제 {small}건"],
    attachments: ["{year}년 {subject} 결과보고서", "{region} 점검 사진과 조치표"],
  },
  {
    key: "training", stage: "result",
    titles: ["{year}년 {quarter} {subject} 교육 실시 결과", "{subject} 직무교육 결과보고({place})", "{region} {subject} 훈련 결과보고"],
    openings: ["{day} {place}에서 실시한 {subject} 교육의 결과를 보고드립니다.", "{region} 담당자 {count}명을 대상으로 한 {subject} 훈련을 마치고 결과를 정리하였습니다.", "{law}에 따른 {year}년 {subject} 의무교육을 {period} 동안 운영하였습니다."],
    heads: ["{subject} 교육 개요", "{region} 훈련 상황", "{subject} 교육 평가", "{month}월 보완 사항"],
    items: [
      "일시와 장소: {day} {clock}, {place}", "참석 {count}명(대상의 {percent}%), 불참 {small}명은 {month}월 보충교육", "강사 {small}명, 강의 {small}과목({subject} 실습 {count}분 포함)", "교육 만족도 {percent}점, {subject} 이해도 평가 평균 {percent}점", "훈련 상황: {region}에서 {clock} 상황 발생, {count}분 안에 {subject} 절차 완료", "교육비 {money} 집행(강사료와 교재 {count}부)", "{org} 직원이 건의한 {subject} 개선 사항 {small}건", "대피 경로 {small}곳과 비상연락망 {count}명을 {day} 다시 확인", "{region} 참가 기관 {small}곳의 {subject} 대응 시간을 비교", "우수 교육생 {small}명에게 {day} 표창 수여",
    ],
    closings: ["다음 {subject} 교육은 {day} {place}에서 실시할 예정입니다.", "훈련에서 드러난 {region} 보완 사항 {small}건은 {month}월까지 조치하겠습니다.", "{org}에서는 교육 이수 내역을 {day}까지 인사 기록에 반영하여 주시기 바랍니다."],
    summaries: ["{day} {place}에서 {count}명이 {subject} 교육을 받음", "{region} {subject} 훈련에서 보완 사항 {small}건을 확인", "{year}년 {subject} 교육 만족도 {percent}점, 보충교육 {small}명"],
    attachments: ["{subject} 교육 참석자 명부", "{region} 훈련 사진"],
  },
  {
    key: "budget", stage: "result",
    titles: ["{year}년 {month}월 {subject} 예산 집행 결과", "{subject} 보조금 정산 결과보고({region})", "{year}년 {quarter} {subject} 지출 내역 보고"],
    openings: ["{year}년 {month}월 {subject} 예산 {money}의 집행 내역을 보고드립니다.", "{region}에 교부한 {subject} 보조금을 {day} 정산한 결과입니다.", "{law}에 따라 {year}년 {quarter} {subject} 지출을 확정하였습니다."],
    heads: ["{subject} 집행 현황", "{region} 정산 내역", "{subject} 이월과 불용", "{month}월 집행 계획"],
    items: [
      "예산액 {money}, 집행액 {money}({subject} 집행률 {percent}%)", "{region} 교부액 {money} 가운데 {money}을 {day} 회수", "불용 예상액 {money}은 {month}월 {subject} 수요로 전용", "증빙이 부족한 {small}건({money})은 {day}까지 보완", "{org} 승인을 받아 {subject} 사업비 {money} 이월", "업체 {small}곳에 준공금 {money}을 {day} 지급", "집행이 늦은 {region} {small}개 사업을 {month}월에 집중 점검", "이자 수입 {money}을 {subject} 계정에 반납", "카드 사용 {count}건을 확인하여 {small}건의 {subject} 사용 사유를 소명",
    ],
    closings: ["남은 {subject} 예산은 {day}까지 집행하고 결과를 다시 보고하겠습니다.", "{region} 정산 잔액 {money}은 {month}월 안에 국고로 반납합니다.", "{org:과/와} 협의하여 {subject} 집행 절차 {small}단계를 줄이겠습니다."],
    summaries: ["{subject} 예산 {money}의 {month}월 집행률 {percent}%", "{region} {subject} 보조금을 정산하여 {money}을 회수", "{quarter} {subject} 지출 {count}건을 확정하고 {small}건을 보완"],
    attachments: ["{subject} 집행 명세서({month}월)", "{region} 정산서"],
  },
];
