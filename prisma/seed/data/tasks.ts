import { otherTasks } from "./tasks-others.ts";
import { planningTasks } from "./tasks-planning.ts";

export interface DivisionTasks {
  department: string;
  /** The major function that the division serves. */
  major: readonly [string, string];
  /** The act of law on which its work stands. */
  basis: string;
  tasks: readonly (readonly [string, string, number])[];
}

export const divisionTasks: readonly DivisionTasks[] = [...planningTasks, ...otherTasks];

/** Policy fields (one per agency) and, below them, an area for each bureau. */
export const fields: Record<string, readonly [string, string]> = {
  planning: ["일반공공행정", "General public administration"],
  land: ["국토·교통", "Land and transport"],
  science: ["과학기술", "Science and technology"],
  coast: ["해양·안전", "Sea and safety"],
};

export const areas: Record<string, readonly [string, string]> = {
  "innovation-bureau": ["정부혁신", "Government innovation"],
  "planning-office": ["기획·재정", "Planning and finance"],
  planning: ["기관 운영", "Running of the agency"],
  "land-bureau": ["국토·도시", "Land and cities"],
  "transport-bureau": ["교통·물류", "Transport and logistics"],
  "research-bureau": ["연구개발", "Research and development"],
  "talent-bureau": ["인재·문화", "Talent and culture"],
  "marine-bureau": ["해양안전", "Marine safety"],
};

/** National agendas and, for each, the strategic goals of the agencies that serve it. */
export const agendas: readonly { nameKo: string; nameEn: string; agency: string; goals: readonly (readonly [string, string])[] }[] = [
  { nameKo: "일 잘하는 정부", nameEn: "A government that works well", agency: "planning", goals: [["국민이 체감하는 행정혁신", "Innovation that citizens feel"], ["투명하고 책임 있는 재정", "Clear and accountable finance"]] },
  { nameKo: "고르게 발전하는 국토", nameEn: "Balanced development of the land", agency: "land", goals: [["살기 좋은 도시와 지역", "Good cities and regions"], ["빠르고 안전한 교통", "Fast and safe transport"]] },
  { nameKo: "미래를 여는 과학기술", nameEn: "Science that opens the future", agency: "science", goals: [["연구자 중심의 연구개발", "Research led by researchers"], ["다음 세대 과학 인재", "The next generation of talent"]] },
  { nameKo: "안전한 바다", nameEn: "Safe seas", agency: "coast", goals: [["연안과 뱃길의 사고 예방", "Prevention of accidents"], ["빠른 구조와 깨끗한 바다", "Quick rescue and clean seas"]] },
];
