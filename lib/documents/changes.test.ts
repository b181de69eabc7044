import fc from "fast-check";
import { expect, test } from "vitest";
import { bodyOf } from "#lib/documents/body.ts";
import { changesBetween, compareParagraphs } from "#lib/documents/changes.ts";

const version = { title: "운영계획", text: "1. 운영 기간은 3개월로 한다.\n2. 대상은 8개 기관이다.", summary: "시범기관을 정해 운영합니다.", keywords: ["시범기관", "운영"], files: [{ id: "a", name: "계획.pdf" }], body: bodyOf("1. 운영 기간은 3개월로 한다.\n2. 대상은 8개 기관이다.") };

test("a paragraph changed in some words is shown by words; one changed by more than a third stands beside the other", () => {
  expect(compareParagraphs("1. 운영 기간은 3개월로 한다.\n둘째 줄 그대로", "1. 운영 기간은 6개월로 한다.\n둘째 줄 그대로")).toEqual([
    { kind: "words", pieces: expect.arrayContaining([{ kind: "removed", text: "3개월로", change: 1 }, { kind: "added", text: "6개월로", change: 1 }]) as unknown },
    { kind: "same", text: "둘째 줄 그대로" },
  ]);
  expect(compareParagraphs("예산은 없다.", "다음 달에 다시 정하기로 하고 자료를 모은다.")).toEqual([{ kind: "beside", before: "예산은 없다.", after: "다음 달에 다시 정하기로 하고 자료를 모은다." }]);
});

test("a new paragraph stands where it came, beside nothing, and does not hide what changed after it", () => {
  const blocks = compareParagraphs("1. 운영 기간은 3개월로 한다.", "0. 새로 넣은 문단이다.\n1. 운영 기간은 6개월로 한다.");
  expect(blocks.map((block) => block.kind)).toEqual(["beside", "words"]);
  expect(blocks[0]).toMatchObject({ before: null, after: "0. 새로 넣은 문단이다." });
});

test("title, summary, keywords and attachments are compared too, and every place is counted", () => {
  const changes = changesBetween(version, { title: "운영계획(안)", text: version.text, summary: version.summary, keywords: ["운영", "평가"], files: [{ id: "b", name: "계획.pdf" }], body: version.body });
  expect(changes.keywords).toEqual({ added: ["평가"], removed: ["시범기관"] });
  expect(changes.files).toEqual({ added: [{ id: "b", name: "계획.pdf" }], removed: [{ id: "a", name: "계획.pdf" }] });
  expect(changes.title.some((block) => block.kind !== "same")).toBe(true);
  expect(changes.text.every((block) => block.kind === "same")).toBe(true);
  expect(changes.count).toBe(5);
  expect(changesBetween(version, version).count).toBe(0);
});

test("the blocks give back both texts but for empty lines, whatever they are", () => {
  const text = fc.array(fc.constantFrom("가 나 다", "가 나 라", "", "3개월로 한다.", "x"), { maxLength: 12 }).map((lines) => lines.join("\n"));
  const lines = (value: string) => value.split("\n").filter((line) => line.trim() !== "");
  fc.assert(
    fc.property(text, text, (before, after) => {
      const blocks = compareParagraphs(before, after);
      const side = (name: "before" | "after") =>
        blocks.flatMap((block) => lines(block.kind === "same" ? block.text : block.kind === "beside" ? (block[name] ?? "") : block.pieces.filter((piece) => piece.kind !== (name === "before" ? "added" : "removed")).map((piece) => piece.text).join("")));
      expect(side("before")).toEqual(lines(before));
      expect(side("after")).toEqual(lines(after));
    }),
  );
});

/** A line unlike all others. */
const line = (n: number) => `제${n}조 항목${n} 대상${n} 부서${n} 기준${n} 절차${n} 및 그 밖에 필요한 사항은 따로 정한다.`;
const edited = (n: number) => line(n).replace("그 밖에", "이에");
const kindsOf = (before: readonly string[], after: readonly string[]) => compareParagraphs(before.join("\n"), after.join("\n")).map((block) => block.kind);

test("words are marked however many neighbouring paragraphs changed", () => {
  for (const count of [60, 500]) {
    const lines = Array.from({ length: count }, (_, n) => line(n));
    expect(kindsOf(lines, lines.map((_, n) => edited(n)))).toEqual(lines.map(() => "words"));
  }
});

test("so they are where paragraphs came and went among them, whatever their number", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.array(fc.nat(), { maxLength: 12 }), fc.array(fc.nat(), { maxLength: 12 }), (count, comes, goes) => {
      const gone = new Set(goes.map((n) => n % count));
      const before = Array.from({ length: count }, (_, n) => line(n));
      const after = before.flatMap((_, n) => [...(comes.some((at) => at % count === n) ? [`${n}번째로 새로 들어온 ${n}호 문단입니다.`] : []), ...(gone.has(n) ? [] : [edited(n)])]);
      expect(kindsOf(before, after).filter((kind) => kind === "words")).toHaveLength(count - gone.size);
    }),
    { numRuns: 30 },
  );
});

test("a paragraph like one further down does not take those between with it", () => {
  const like = "가 나 다 라 마 바 사 아";
  const blocks = compareParagraphs([like, line(1), line(2)].join("\n"), ["전혀 다른 말을 여기에 적어 둔다", edited(1), edited(2), `${like} 자`].join("\n"));
  expect(blocks.map((block) => block.kind)).toEqual(["beside", "words", "words", "beside"]);
});

test("paragraphs that stayed among more changes than are searched are no change", () => {
  const before = Array.from({ length: 1200 }, (_, n) => (n % 3 === 0 ? "같은 줄" : line(n)));
  const blocks = compareParagraphs(before.join("\n"), before.map((one, n) => (n % 3 === 0 ? one : edited(n))).join("\n"));
  expect(blocks.filter((block) => block.kind === "words")).toHaveLength(800);
  expect(blocks.filter((block) => block.kind === "beside")).toEqual([]);
});
