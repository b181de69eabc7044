/** A department of the demonstration government. Divisions (handling units) have `staff`: how many officials beside head and deputy. */
export interface DepartmentPlan {
  key: string;
  parent: string | null;
  nameKo: string;
  nameEn: string;
  kind: "top" | "bureau" | "division";
  staff: number;
}

export interface AgencyPlan {
  key: string;
  code: string;
  nameKo: string;
  nameEn: string;
  senderKo: string;
  senderEn: string;
  host: string;
  topKo: readonly [string, string];
  topEn: readonly [string, string];
  departments: readonly DepartmentPlan[];
}

const top = (key: string, nameKo: string, nameEn: string): DepartmentPlan => ({ key, parent: null, nameKo, nameEn, kind: "top", staff: 0 });
const bureau = (key: string, parent: string, nameKo: string, nameEn: string): DepartmentPlan => ({ key, parent, nameKo, nameEn, kind: "bureau", staff: 0 });
const division = (key: string, parent: string, nameKo: string, nameEn: string, staff: number): DepartmentPlan => ({ key, parent, nameKo, nameEn, kind: "division", staff });

export const agencies: readonly AgencyPlan[] = [
  {
    key: "planning", code: "1310000", nameKo: "기획조정부", nameEn: "Ministry of Planning and Coordination", senderKo: "기획조정부장관", senderEn: "Minister of Planning and Coordination",
    host: "planning.example", topKo: ["장관", "차관"], topEn: ["Minister", "Vice minister"],
    departments: [
      top("planning", "기획조정부", "Ministry of Planning and Coordination"),
      bureau("innovation-bureau", "planning", "정부혁신국", "Government Innovation Bureau"),
      division("innovation", "innovation-bureau", "혁신기획과", "Innovation Planning Division", 4),
      division("administration", "innovation-bureau", "행정제도과", "Administrative Systems Division", 4),
      division("collaboration", "innovation-bureau", "협업정책과", "Collaboration Policy Division", 2),
      bureau("planning-office", "planning", "기획조정실", "Planning and Coordination Office"),
      division("information", "planning-office", "정보화담당관", "Informatisation Officer", 2),
      division("finance", "planning-office", "재정협력담당관", "Fiscal Cooperation Officer", 2),
      division("audit", "planning", "감사담당관", "Audit Officer", 2),
      division("support", "planning", "운영지원과", "General Affairs Division", 2),
    ],
  },
  {
    key: "land", code: "1613000", nameKo: "국토혁신부", nameEn: "Ministry of Land Innovation", senderKo: "국토혁신부장관", senderEn: "Minister of Land Innovation",
    host: "land.example", topKo: ["장관", "차관"], topEn: ["Minister", "Vice minister"],
    departments: [
      top("land", "국토혁신부", "Ministry of Land Innovation"),
      bureau("land-bureau", "land", "국토정책국", "Land Policy Bureau"),
      division("land-policy", "land-bureau", "국토정책과", "Land Policy Division", 2),
      division("spatial", "land-bureau", "공간정보과", "Spatial Information Division", 2),
      division("renewal", "land-bureau", "도시재생과", "Urban Renewal Division", 2),
      bureau("transport-bureau", "land", "교통물류국", "Transport and Logistics Bureau"),
      division("rail", "transport-bureau", "철도정책과", "Railway Policy Division", 2),
      division("road", "transport-bureau", "도로안전과", "Road Safety Division", 2),
    ],
  },
  {
    key: "science", code: "1721000", nameKo: "과학진흥부", nameEn: "Ministry of Science Promotion", senderKo: "과학진흥부장관", senderEn: "Minister of Science Promotion",
    host: "science.example", topKo: ["장관", "차관"], topEn: ["Minister", "Vice minister"],
    departments: [
      top("science", "과학진흥부", "Ministry of Science Promotion"),
      bureau("research-bureau", "science", "연구개발국", "Research and Development Bureau"),
      division("research", "research-bureau", "연구정책과", "Research Policy Division", 2),
      division("basic", "research-bureau", "기초연구과", "Basic Research Division", 2),
      bureau("talent-bureau", "science", "인재양성국", "Talent Bureau"),
      division("talent", "talent-bureau", "인재정책과", "Talent Policy Division", 2),
      division("culture", "talent-bureau", "과학문화과", "Science Culture Division", 2),
    ],
  },
  {
    key: "coast", code: "1532000", nameKo: "해양안전청", nameEn: "Marine Safety Agency", senderKo: "해양안전청장", senderEn: "Commissioner of Marine Safety",
    host: "coast.example", topKo: ["청장", "차장"], topEn: ["Commissioner", "Deputy commissioner"],
    departments: [
      top("coast", "해양안전청", "Marine Safety Agency"),
      bureau("marine-bureau", "coast", "해양안전국", "Marine Safety Bureau"),
      division("shore", "marine-bureau", "연안관리과", "Coastal Management Division", 2),
      division("traffic", "marine-bureau", "해상교통과", "Sea Traffic Division", 2),
      division("rescue", "marine-bureau", "구조안전과", "Rescue and Safety Division", 2),
      division("environment", "marine-bureau", "해양환경과", "Marine Environment Division", 2),
    ],
  },
];

/** A renaming and a merger in the past, so many months before today. */
export const renaming = { department: "innovation", monthsAgo: 20, nameKo: "정부혁신과", nameEn: "Government Innovation Division" };
export const merger = { key: "petition-system", agency: "planning", parent: "innovation-bureau", nameKo: "민원제도과", nameEn: "Petition Systems Division", into: "administration", monthsAgo: 15, staff: 2 };

/** Which division receives petitions of a category; the empty one is the rest. */
export const petitionUnits: readonly (readonly [string, string])[] = [
  ["", "administration"], ["기타", "administration"], ["행정", "administration"], ["정치개혁", "innovation"], ["일자리", "collaboration"], ["경제민주화", "finance"], ["성장동력", "research"], ["미래", "research"],
  ["육아/교육", "talent"], ["보건복지", "finance"], ["저출산/고령화대책", "collaboration"], ["인권/성평등", "audit"], ["문화/예술/체육/언론", "culture"], ["외교/통일/국방", "collaboration"],
  ["교통/건축/국토", "road"], ["안전/환경", "rescue"], ["농산어촌", "shore"], ["반려동물", "environment"],
];
