import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLine, tokensOf } from "./rules.ts";

const read = (value: unknown) => readLine(JSON.stringify(value));

describe("a line of a file of documents", () => {
  test("id, title and body suffice; the title stays byte for byte", () => {
    expect(read({ id: 7, title: " 옛 문서  ", body: "본문" })).toEqual({
      sourceId: "7", title: " 옛 문서  ", body: "본문", summary: "", keywords: [], date: null, department: "", task: "", decidedBy: "", attachments: [],
    });
  });
  test("what else a line may hold", () => {
    expect(read({ id: "a", title: "t", body: "b", date: "2019-05-07T09:00:00+09:00", keywords: "예산, 편성", department: "혁신기획과", task: "예산 편성", decidedBy: "정유경", attachments: "a.hwp" })).toMatchObject({
      date: "2019-05-07", keywords: ["예산", "편성"], department: "혁신기획과", task: "예산 편성", decidedBy: "정유경", attachments: ["a.hwp"],
    });
    expect(read({ id: "a", title: "t", body: "b", date: "2019-05" })).toMatchObject({ date: "2019-05-01" });
    expect(read({ id: "a", title: "", body: "First sentence. Second." })).toMatchObject({ title: "First sentence." });
  });
  test.each([
    ["{broken", "not-json"], ["[]", "not-an-object"], ['"x"', "not-an-object"], ['{"title":"t","body":"b"}', "no-id"], ['{"id":" ","title":"t","body":"b"}', "no-id"], ['{"id":"1","body":"b"}', "no-title"],
    ['{"id":"1","title":" ","body":""}', "no-title"], ['{"id":"1","title":"t"}', "no-body"], ['{"id":"1","title":"t","body":{}}', "no-body"], ['{"id":"1","title":"t","body":"b","date":"2019-02-30"}', "bad-date"],
    ['{"id":"1","title":"t","body":"b","date":{}}', "bad-date"], ['{"id":"1","title":"t","body":"b","keywords":[{}]}', "bad-field"], ['{"id":"1","title":"t","body":"b","summary":[]}', "bad-field"],
    ['{"id":"1","title":"t\\u0000","body":"b"}', "bad-text"], ['{"id":"1","title":"t","body":"\\ud800"}', "bad-text"], [JSON.stringify({ id: "1", title: "t".repeat(2_001), body: "" }), "too-long"],
  ])("%s is %s", (line, fault) => expect(readLine(line)).toBe(fault));
  test("no line breaks the reading", () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string({ unit: "binary" })), (line) => {
      const said = readLine(line);
      expect(["string", "object"]).toContain(typeof said);
    }));
  });
});

test("without a department every official reads it", () => {
  expect(tokensOf([])).toEqual({ listers: ["all"], readers: ["all"] });
  expect(tokensOf(["d"])).toEqual({ listers: ["department:d"], readers: ["department:d"] });
});
