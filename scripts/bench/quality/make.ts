import { convertHangulToQwerty, convertQwertyToHangul, disassemble, getChoseong } from "es-hangul";
import { misspelt, slipKinds } from "./slips.ts";
import type { SlipKind } from "./slips.ts";

/*
 * Makes the judged questions of set.jsonl from the records of the demonstration and the petitions,
 * the same at every run: `npm run bench -- search-set` writes them anew when the demonstration changes.
 * A known item is asked by words of its title and judged 2, records of the same title with it; a
 * subject by a task's name, judged 2 for the task and 1 for its documents; a person by name and
 * subject, judged 1 for what the person had part in under it; a task of a unit by the name that the
 * unit bore, judged 2 for its documents of that time and 1 for those since and for the task; the other
 * kinds are known items written as hurried people write: with a slip of each kind in turn, on the other
 * keyboard layout in both directions. What looks for the same record or means the same words stands in
 * the same half. Nobody saw an engine's answers when judging.
 */

export interface Record {
  key: string;
  kind: string;
  title: string;
  number: string | null;
  task: string;
  people: string[];
  text: string;
  department: string;
  nameEn: string;
}

export interface Judged {
  q: string;
  kind: Kind;
  /** Records by key with their grade. */
  want: { [key: string]: number };
  /** Weights are chosen on one half, figures are told of the other. */
  half: "choose" | "report";
  /** What was meant, where it was typed wrongly: both must find alike. */
  meant?: string;
}

export const kinds = ["known", "petition", "subject", "subject-en", "person", "number", "misspelt", "layout", "spaced", "initials", "old-name", "question"] as const;
export type Kind = (typeof kinds)[number];

const small = /^(결과|결과보고|보고|알림|계획|계획\(안\)|추진계획|추진|검토|요청|제출|안내|실시|의견|관련|협조|\d{4}년|\d+월|\d+분기|및|위한|대한)$/;
const wordsOf = (title: string) => title.replace(/[()「」“”"'[\]<>·,.!?:]/g, " ").split(/\s+/).filter(Boolean);

const slips = Object.keys(slipKinds) as SlipKind[];
const every = <T>(of: readonly T[], most: number): T[] => of.filter((_, at) => at % Math.max(1, Math.floor(of.length / most)) === 0).slice(0, most);

export function madeSet(records: readonly Record[], oldNames: readonly { old: string; now: string }[]): Judged[] {
  const sorted = [...records].sort((one, other) => (one.key < other.key ? -1 : 1));
  const documents = sorted.filter((one) => one.kind === "document");
  const tasks = sorted.filter((one) => one.kind === "task");
  const petitions = sorted.filter((one) => one.kind === "petition");
  const set: Judged[] = [];
  const halves = new Map<string, Judged["half"]>();
  const add = (kind: Kind, q: string, want: Judged["want"], meant?: string) => {
    const before = set.find((one) => one.q === q);
    if (before) {
      for (const [key, grade] of Object.entries(want)) before.want[key] = Math.max(grade, before.want[key] ?? 0);
      return;
    }
    const [best = ""] = Object.entries(want).sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0] ?? [];
    const words = `asked ${meant ?? q}`;
    const half = halves.get(best) ?? halves.get(words) ?? (set.length % 2 === 0 ? "choose" : "report");
    for (const known of [best, words]) halves.set(known, half);
    set.push({ q, kind, want, half, ...(meant === undefined ? {} : { meant }) });
  };
  const same = (record: Record) => Object.fromEntries(records.filter((one) => one.title === record.title).map((one) => [one.key, 2]));
  const namesOf = (record: Record) => {
    const words = wordsOf(record.title);
    const telling = words.filter((word) => !small.test(word));
    return (telling.length >= 2 ? telling : words).slice(0, 4);
  };
  const titled = documents.filter((one) => namesOf(one).length >= 3 && records.filter((other) => wordsOf(one.title).every((word) => other.title.includes(word))).length === 1);
  const [known, more] = [every(titled, 60), every(titled.slice(7), 61)];
  for (const one of known) add("known", wordsOf(one.title).join(" "), same(one));
  for (const one of every(petitions.filter((petition) => wordsOf(petition.title).length >= 3), 40)) add("petition", wordsOf(one.title).join(" "), same(one));
  for (const one of every(tasks, 40)) add("subject", one.title, { [one.key]: 2, ...Object.fromEntries(documents.filter((document) => document.task === one.title).map((document) => [document.key, 1])) });
  for (const one of every(tasks.slice(3).filter((task) => task.nameEn), 20)) add("subject-en", one.nameEn, { [one.key]: 2 });
  for (const one of every(documents.slice(11).filter((document) => document.people.length > 0 && document.task !== ""), 30)) {
    const person = one.people.find((name) => /^[가-힣]+$/.test(name)) ?? one.people[0]!;
    add("person", `${person} ${one.task}`, Object.fromEntries(documents.filter((document) => document.task === one.task && document.people.includes(person)).map((document) => [document.key, 1])));
  }
  for (const [at, one] of every(documents.slice(5).filter((document) => document.number), 30).entries()) {
    const [, unit = "", serial = ""] = /^(.+)-(\d+)$/.exec(one.number!) ?? [];
    if (unit) add("number", [`${unit}-${serial}`, `${unit} ${serial}`, `${unit}${serial}`, `${unit.slice(0, 2)} ${unit.slice(2)}-${serial}`, `${unit}-${serial}호`][at % 5]!, Object.fromEntries(documents.filter((document) => document.number === one.number).map((document) => [document.key, 2])));
  }
  const stands = (word: string) => records.some((one) => one.title.includes(word) || one.text.includes(word));
  for (const [at, one] of every(more, 40).entries()) {
    const words = namesOf(one);
    const longest = words.filter((word) => /^[가-힣]{2,}$/.test(word)).sort((a, b) => b.length - a.length)[0];
    const slipped = longest === undefined ? null : misspelt(longest, slips[at % slips.length]!, stands);
    if (slipped !== null) add("misspelt", words.map((word) => (word === longest ? slipped : word)).join(" "), same(one), words.join(" "));
  }
  for (const one of every(more.slice(1), 25)) add("layout", convertHangulToQwerty(namesOf(one).join(" ")), same(one), namesOf(one).join(" "));
  for (const one of every(tasks.slice(7).filter((task) => task.nameEn), 20)) add("layout", convertQwertyToHangul(one.nameEn.toLowerCase()), { [one.key]: 2 }, one.nameEn.toLowerCase());
  for (const [at, one] of every(more.slice(2), 30).entries()) add("spaced", at % 2 === 0 ? namesOf(one).join("") : namesOf(one).map((word) => (word.length > 3 ? `${word.slice(0, 2)} ${word.slice(2)}` : word)).join(" "), same(one));
  for (const one of every(tasks.slice(5), 20)) add("initials", getChoseong(one.title.replace(/\s/g, "")), { [one.key]: 2 });
  const asking = [(words: string) => `${words}에 대해 무엇을 하기로 했습니까?`, (words: string) => `${words}은 어떻게 되었는지 알려 주세요`, (words: string) => `지난번 ${words}을 누가 언제 결정했나요`];
  for (const [at, one] of every(titled.slice(13), 40).entries()) add("question", asking[at % asking.length]!(namesOf(one).join(" ")), same(one));
  for (const one of every(petitions.slice(9), 40)) {
    const said = one.text.replaceAll("\\n", " ").split(/(?<=[.?!])\s+/).map((part) => part.trim()).filter((part) => part.length >= 30 && part.length <= 120 && disassemble(part).length > 60);
    const longest = said.sort((a, b) => b.length - a.length)[0];
    if (longest) add("question", longest, same(one));
  }
  for (const { old, now } of oldNames) {
    const graded = (one: Record, task: string) => (one.kind === "document" && one.task === task && one.department === old ? 2 : (one.kind === "document" && one.task === task && one.department === now) || (one.kind === "task" && one.title === task) ? 1 : 0);
    const before = new Set(documents.filter((one) => one.department === old && one.task !== "").map((one) => one.task));
    for (const task of every([...before].sort(), 8)) add("old-name", `${old} ${task}`, Object.fromEntries(sorted.map((one) => [one.key, graded(one, task)] as const).filter(([, grade]) => grade > 0)));
  }
  return set;
}
