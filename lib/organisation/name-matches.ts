import { Prisma } from "#prisma/generated/client.ts";

/** Letters and digits alone, so that spaces, hyphens and capitals make no other name. */
const plain = (word: string) => word.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** Words that stand side by side as one, up to three, in any order that a name is written in. */
function joined(words: readonly string[]): string[] {
  return words.flatMap((_, at) => [1, 2, 3].flatMap((many) => {
    const some = words.slice(at, at + many).map(plain);
    return some.length < many ? [] : some.map((_one, n) => [...some.slice(n), ...some.slice(0, n)].join(""));
  }));
}

/** Whether words that stand side by side in any of these questions are the whole name of an official, in either language: an expression for a statement of another room. */
export function namesAnOfficial(questions: readonly (readonly string[])[]): Prisma.Sql {
  const names = [...new Set(questions.flatMap(joined))];
  return Prisma.sql`exists (select from "Official" where "nameKo" = any(${names}::text[]) or regexp_replace(lower("nameEn"), '[^a-z]+', '', 'g') = any(${names.filter((name) => /^[a-z]+$/.test(name))}::text[]))`;
}
