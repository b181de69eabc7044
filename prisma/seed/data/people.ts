/** Made-up people: family and given names with their usual spelling in Latin letters. */
export const families: readonly (readonly [string, string])[] = [
  ["김", "Kim"], ["이", "Lee"], ["박", "Park"], ["최", "Choi"], ["정", "Jung"], ["강", "Kang"], ["조", "Cho"], ["윤", "Yoon"], ["장", "Jang"], ["임", "Lim"],
  ["한", "Han"], ["오", "Oh"], ["서", "Seo"], ["신", "Shin"], ["권", "Kwon"], ["황", "Hwang"], ["안", "Ahn"], ["송", "Song"], ["류", "Ryu"], ["전", "Jeon"],
  ["홍", "Hong"], ["문", "Moon"], ["배", "Bae"], ["백", "Baek"], ["허", "Heo"], ["남", "Nam"], ["노", "Noh"], ["하", "Ha"], ["곽", "Kwak"], ["차", "Cha"],
];

export const givens: readonly (readonly [string, string])[] = [
  ["가온", "Gaon"], ["건우", "Geonwoo"], ["규원", "Gyuwon"], ["나래", "Narae"], ["다인", "Dain"], ["도현", "Dohyeon"], ["동하", "Dongha"], ["라온", "Raon"],
  ["민서", "Minseo"], ["민재", "Minjae"], ["보람", "Boram"], ["상훈", "Sanghun"], ["서진", "Seojin"], ["선우", "Sunwoo"], ["성빈", "Seongbin"], ["세영", "Seyoung"],
  ["소율", "Soyul"], ["수아", "Sua"], ["승민", "Seungmin"], ["시우", "Siwoo"], ["아름", "Areum"], ["연재", "Yeonjae"], ["영채", "Yeongchae"], ["예준", "Yejun"],
  ["원희", "Wonhee"], ["유진", "Yujin"], ["윤서", "Yunseo"], ["은결", "Eungyeol"], ["이안", "Ian"], ["재희", "Jaehee"], ["정민", "Jungmin"], ["주원", "Juwon"],
  ["지오", "Jio"], ["지호", "Jiho"], ["진솔", "Jinsol"], ["찬영", "Chanyoung"], ["채은", "Chaeeun"], ["태린", "Taerin"], ["하람", "Haram"], ["해솔", "Haesol"],
  ["현서", "Hyeonseo"], ["혜림", "Hyerim"], ["효주", "Hyoju"], ["희재", "Heejae"],
];

/** Rank by level of post: 1 official … 6 minister. */
export const ranks: Record<number, readonly [string, string]> = {
  1: ["행정주사", "Official (grade 6)"],
  2: ["행정사무관", "Deputy director (grade 5)"],
  3: ["서기관", "Director (grade 4)"],
  4: ["고위공무원", "Senior official"],
  5: ["차관급", "Vice-minister rank"],
  6: ["장관급", "Minister rank"],
};

export interface CastMember {
  login: string;
  nameKo: string;
  nameEn: string;
  /** Key of the post held today. */
  post: string;
}

/** Those who can sign in, by the keys of their posts in `agencies.ts`. */
export const cast: readonly CastMember[] = [
  { login: "drafter", nameKo: "박서온", nameEn: "Park Seoon", post: "innovation/1" },
  { login: "reviewer", nameKo: "이준모", nameEn: "Lee Junmo", post: "innovation/deputy" },
  { login: "cooperator", nameKo: "최나윤", nameEn: "Choi Nayun", post: "information/head" },
  { login: "decider", nameKo: "정유경", nameEn: "Jung Yugyeong", post: "innovation-bureau/head" },
  { login: "manager", nameKo: "한도윤", nameEn: "Han Doyun", post: "innovation/head" },
  { login: "successor", nameKo: "윤다온", nameEn: "Yoon Daon", post: "administration/2" },
  { login: "admin", nameKo: "서민하", nameEn: "Seo Minha", post: "support/1" },
  { login: "auditor", nameKo: "문태오", nameEn: "Moon Taeo", post: "audit/1" },
  { login: "outsider", nameKo: "배지안", nameEn: "Bae Jian", post: "spatial/1" },
];

/** Known from the pictures, without a sign-in: acts for the vacant post of a division head. */
export const actingHead = { nameKo: "김하린", nameEn: "Kim Harin", post: "innovation/2", actsFor: "collaboration/head" };

/** Who can sign in as the records officer of the planning ministry: whoever holds that post today, by this name. */
export const recordsOfficer: CastMember = { login: "records", nameKo: "노해인", nameEn: "Noh Haein", post: "support/2" };
