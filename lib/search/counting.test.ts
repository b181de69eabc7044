import fc from "fast-check";
import { expect, test } from "vitest";
import { Counts, keyOfCounted } from "#lib/search/counting.ts";
import { usualAverages } from "#lib/search/impact.ts";
import { prepared } from "#lib/search/prepare.ts";
import { countsOf, keyOf } from "#lib/search/words.ts";

const letters = fc.string({ unit: fc.constantFrom("가", "나", "은", "率", "豫", "\u{20000}", "a", "b", "1", ",", "-", " ", "\n", "2026-03-05"), maxLength: 120 });
const entryOf = (title: string, text: string) => ({
  kind: "document" as const, recordId: "", sourceId: null, seq: 0, title, text, url: "", number: null, at: new Date(0), year: 1970, departmentNameKo: "", departmentNameEn: "", functionNameKo: "", functionNameEn: "", disclosure: "open", people: [], postIds: [], readers: [],
});

test("pairs counted by their letters are the pairs that are words, as often and by the same numbers", () => {
  fc.assert(fc.property(letters, (text) => {
    const counts = new Counts(text);
    const byNumber = new Map([...counts.terms].map(([term, count]) => [keyOf(term), count]));
    counts.pairs.each((pair, count) => byNumber.set(keyOfCounted(pair), count));
    const words = countsOf(text);
    expect(byNumber).toEqual(new Map([...words].map(([term, count]) => [keyOf(term), count])));
    expect(counts.total).toBe([...words.values()].reduce((one, other) => one + other, 0));
  }), { examples: [["가 나"], ["가"], ["가가가가 가가"], [Array.from({ length: 3_000 }, (_, n) => String.fromCharCode(0xac00 + ((n * 7_919) % 11_172))).join("")]] });
});

test("an entry holds each number once, in order, and whole words only among what it weighs", () => {
  fc.assert(fc.property(letters, letters, (title, text) => {
    const { keys, impacts } = prepared(entryOf(title, text), usualAverages);
    const terms = [...countsOf(`${title}\n${text}`).keys()];
    const once = (some: readonly string[]) => [...new Set(some.map(keyOf))].sort((one, other) => one - other);
    expect([...keys]).toEqual(once(terms.filter((term) => !term.startsWith("w"))));
    expect(Array.from(impacts, (impact) => impact >> 4)).toEqual(once(terms));
    for (const impact of impacts) expect(impact & 15).toBeGreaterThan(0);
  }));
});
