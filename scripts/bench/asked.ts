const questions = ["예산", "혁신 시범기관", "의견 조회", "민원 처리기간", "회의 개최", "시행계획", "개인정보 보호", "교육 신청", "점검 결과", "업무협약"];

/** What is asked of search at one turn of a measurement. */
export const asked = (turn: number): string => questions[turn % questions.length] ?? "";
/** How many different ones there are. */
export const words = questions.length;
