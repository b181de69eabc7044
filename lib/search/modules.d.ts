declare module "hanja" {
  interface Hanja {
    translate(text: string, mode: "SUBSTITUTION"): string;
  }
  const hanja: Hanja | { default: Hanja };
  export default hanja;
}
declare module "snowball-stemmers" {
  const stemmers: { newStemmer(language: string): { stem(word: string): string } };
  export default stemmers;
}
