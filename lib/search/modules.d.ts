declare module "hanja" {
  const hanja: { translate(text: string, mode: "SUBSTITUTION"): string };
  export default hanja;
}
declare module "snowball-stemmers" {
  const stemmers: { newStemmer(language: string): { stem(word: string): string } };
  export default stemmers;
}
