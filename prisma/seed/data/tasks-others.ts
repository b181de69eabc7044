import type { DivisionTasks } from "./tasks.ts";

/** Unit tasks of the other agencies: Korean, English, retention in years. */
export const otherTasks: readonly DivisionTasks[] = [
  { department: "land-policy", major: ["국토 계획", "Land planning"], basis: "국토기본법", tasks: [
    ["국토종합계획 수립", "National land plan", 999], ["수도권 정비", "Capital region management", 30], ["지역개발사업 관리", "Regional development", 10], ["국토 조사", "Land survey", 30], ["개발제한구역 조정", "Green belt changes", 30], ["국토 모니터링", "Land monitoring", 5], ["접경지역 발전 지원", "Border regions", 10] ] },
  { department: "spatial", major: ["공간정보", "Spatial information"], basis: "공간정보의 구축 및 관리 등에 관한 법률", tasks: [
    ["공간정보 표준 관리", "Spatial data standards", 10], ["지적재조사", "Cadastral resurvey", 999], ["정밀도로지도 구축", "High-definition road maps", 10], ["측량업 관리", "Survey companies", 5], ["지하공간 통합지도", "Underground maps", 10], ["공간정보 개방", "Opening of spatial data", 5], ["국가기준점 관리", "National control points", 30] ] },
  { department: "renewal", major: ["도시재생", "Urban renewal"], basis: "도시재생 활성화 및 지원에 관한 특별법", tasks: [
    ["도시재생 활성화지역 지원", "Renewal areas", 10], ["빈집 정비", "Vacant houses", 5], ["노후 주거지 정비", "Ageing housing areas", 30], ["도시재생 거점시설 운영", "Community facilities", 5], ["상권 활성화", "Local shopping streets", 5], ["도시재생 대학 운영", "Renewal courses for residents", 3], ["골목길 환경 개선", "Better alleys", 5] ] },
  { department: "rail", major: ["철도", "Railways"], basis: "철도산업발전기본법", tasks: [
    ["철도망 구축계획", "Rail network plan", 999], ["철도 안전점검", "Railway safety inspection", 10], ["철도역 환승체계 개선", "Interchange at stations", 10], ["열차 운행계획 협의", "Timetable consultation", 3], ["철도차량 형식승인", "Type approval of rolling stock", 30], ["철도 건널목 개량", "Level crossings", 10], ["광역철도 사업 관리", "Metropolitan rail", 30] ] },
  { department: "road", major: ["도로 안전", "Road safety"], basis: "도로법", tasks: [
    ["교량·터널 정밀점검", "Inspection of bridges and tunnels", 30], ["겨울철 제설 대책", "Winter road service", 5], ["사고 잦은 곳 개선", "Accident black spots", 10], ["과적 차량 단속", "Overloaded vehicles", 3], ["도로 조명 개선", "Road lighting", 5], ["졸음쉼터 확충", "Rest areas", 10], ["비탈면 안전 관리", "Slope safety", 10] ] },
  { department: "research", major: ["연구개발 정책", "Research policy"], basis: "국가연구개발혁신법", tasks: [
    ["연구개발 중장기계획", "Long-term research plan", 30], ["연구개발 과제 선정평가", "Selection of projects", 10], ["연구비 정산", "Settlement of grants", 5], ["연구윤리 확립", "Research integrity", 10], ["연구시설·장비 공동활용", "Shared instruments", 5], ["국제 공동연구", "International projects", 10], ["연구성과 활용 촉진", "Use of results", 10] ] },
  { department: "basic", major: ["기초연구", "Basic research"], basis: "기초연구진흥 및 기술개발지원에 관한 법률", tasks: [
    ["개인 기초연구 지원", "Individual grants", 10], ["집단연구 지원", "Group grants", 10], ["기초과학 연구소 지원", "Institutes of basic science", 30], ["신진연구자 정착 지원", "Start-up support for young researchers", 10], ["학문 후속세대 연수", "Training of successors", 5], ["연구실 안전관리", "Laboratory safety", 5], ["기초연구 성과 조사", "Survey of results", 5] ] },
  { department: "talent", major: ["과학 인재", "Science talent"], basis: "국가과학기술 경쟁력 강화를 위한 이공계지원 특별법", tasks: [
    ["이공계 장학금 운영", "Scholarships", 10], ["과학영재 교육", "Gifted education", 10], ["여성 과학기술인 지원", "Women in science", 10], ["해외 우수인재 유치", "Talent from abroad", 5], ["대학원생 권익 보호", "Graduate students' rights", 5], ["현장실습 지원", "Internships", 5], ["인재 수급 전망", "Forecast of talent", 30] ] },
  { department: "culture", major: ["과학 문화", "Science culture"], basis: "과학기술기본법", tasks: [
    ["과학관 건립·운영", "Science museums", 30], ["과학축전 개최", "Science festival", 5], ["생활과학교실 운영", "Science classes", 3], ["과학 소통 인력 양성", "Science communicators", 5], ["과학 도서 보급", "Science books", 3], ["찾아가는 과학체험", "Travelling exhibitions", 3], ["천문 관측시설 지원", "Observatories", 10] ] },
  { department: "shore", major: ["연안 관리", "Coastal management"], basis: "연안사고 예방에 관한 법률", tasks: [
    ["연안사고 위험구역 관리", "Coastal danger zones", 10], ["연안 안전지킴이 운영", "Coastal safety watchers", 3], ["갯벌 고립사고 예방", "Mudflat accidents", 5], ["해수욕장 안전관리", "Beach safety", 5], ["연안체험활동 신고 관리", "Coastal activities", 5], ["위험예보제 운영", "Danger forecasts", 5], ["인명구조장비함 정비", "Lifesaving equipment", 5], ["방파제 출입통제", "Closed breakwaters", 10] ] },
  { department: "traffic", major: ["해상 교통", "Sea traffic"], basis: "해사안전기본법", tasks: [
    ["해상교통관제 운영", "Vessel traffic service", 10], ["항로표지 점검", "Aids to navigation", 10], ["여객선 운항 점검", "Passenger ship checks", 5], ["어선 출입항 관리", "Fishing boats", 5], ["음주운항 단속", "Drink-sailing checks", 3], ["해상공사 안전 협의", "Works at sea", 10], ["관제구역 확대", "Larger control areas", 30], ["수상레저 안전관리", "Water leisure safety", 5] ] },
  { department: "rescue", major: ["구조 안전", "Rescue"], basis: "수상에서의 수색·구조 등에 관한 법률", tasks: [
    ["수색구조 대비계획", "Search and rescue plan", 30], ["구조대 훈련", "Rescue training", 5], ["민간 구조세력 협력", "Volunteer rescuers", 5], ["구조장비 보강", "Rescue equipment", 10], ["해양사고 통계 관리", "Accident statistics", 30], ["태풍 대비 점검", "Typhoon preparation", 5], ["응급의료 지원체계", "Emergency medicine", 10], ["잠수 안전기준 정비", "Diving standards", 10] ] },
  { department: "environment", major: ["해양 환경", "Marine environment"], basis: "해양환경관리법", tasks: [
    ["해양오염 방제계획", "Oil spill response plan", 30], ["방제자재 비축", "Stock of response material", 5], ["선박 배출 점검", "Discharge inspections", 5], ["해양쓰레기 수거", "Marine litter", 5], ["유해액체물질 사고 대응", "Noxious liquids", 10], ["방제훈련 실시", "Response exercises", 5], ["해양시설 안전점검", "Marine facilities", 10], ["저유황 연료유 단속", "Low-sulphur fuel", 3] ] },
];
