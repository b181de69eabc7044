import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planImport, readCsv } from "./csv.ts";
import { changeFrom, closeFault, flat, found, parentFault, treeOn, versionOn } from "./rules.ts";
import type { FunctionNode } from "./rules.ts";

const node = (id: string, level: number, parentId: string | null, nameKo: string, more: Partial<FunctionNode> = {}): FunctionNode => ({
  id, tree: "brm", code: id, level, validFrom: "2020-01-01", validUntil: null, versions: [{ id: `${id}-1`, parentId, nameKo, nameEn: "", validFrom: "2020-01-01", validUntil: null }], ...more,
});
const nodes = [node("1", 1, null, "일반공공행정"), node("11", 2, "1", "정부혁신"), node("111", 3, "11", "행정제도"), node("2", 1, null, "해양·안전")];

describe("a tree as of a day", () => {
  test("has what held then, in order of codes, with counts of the leaves", () => {
    const closed = node("112", 3, "11", "옛 제도", { validUntil: "2024-12-31" });
    const on = (day: string) => flat(treeOn([...nodes, closed], day, 3)).map((branch) => [branch.code, branch.count]);
    expect(on("2024-12-31")).toEqual([["1", 2], ["11", 2], ["111", 0], ["112", 0], ["2", 0]]);
    expect(on("2025-01-01")).toEqual([["1", 1], ["11", 1], ["111", 0], ["2", 0]]);
    expect(on("2019-12-31")).toEqual([]);
  });

  test("keeps a node whose parent is gone, at the top", () => {
    expect(treeOn([node("11", 2, "1", "정부혁신")], "2026-01-01").map((branch) => branch.code)).toEqual(["11"]);
  });

  test("is found by parts of names, initial consonants and codes, with everything above", () => {
    const tree = treeOn(nodes, "2026-01-01");
    for (const search of ["행정제도", "ㅎㅈㅈㄷ", "111"]) expect(flat(found(tree, search)).map((branch) => branch.code)).toContain("111");
    expect(flat(found(tree, "해양")).map((branch) => branch.code)).toEqual(["2"]);
    expect(found(tree, "없는 말")).toEqual([]);
  });
});

describe("a change from a day on", () => {
  test("ends the version before it the day before", () => {
    expect(changeFrom(nodes[1]!, "2026-03-01", { nameKo: "행정혁신" })).toMatchObject({ ends: { id: "11-1" }, endsOn: "2026-02-28", begins: { nameKo: "행정혁신", parentId: "1", validFrom: "2026-03-01", validUntil: null } });
  });
  test.each([
    [{ nameKo: "정부혁신" }, "2026-03-01", "classification.same-as-before"],
    [{ nameKo: "새 이름" }, "2019-01-01", "classification.before-it-began"],
  ])("%j from %s is refused", (to, day, refused) => expect(changeFrom(nodes[1]!, day, to)).toMatchObject({ refused }));
  test("that would pass one set for later, or change what is closed, is refused", () => {
    const later = { ...nodes[1]!, versions: [{ ...nodes[1]!.versions[0]!, validUntil: "2026-12-31" }, { id: "n", parentId: "1", nameKo: "다음", nameEn: "", validFrom: "2027-01-01", validUntil: null }] };
    expect(changeFrom(later, "2026-03-01", { nameKo: "x" })).toMatchObject({ refused: "classification.changes-later" });
    expect(changeFrom({ ...nodes[1]!, validUntil: "2025-01-01" }, "2026-03-01", { nameKo: "x" })).toMatchObject({ refused: "classification.already-closed" });
  });
  test("leaves exactly one version on every day", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.string({ minLength: 1, maxLength: 5 })), { maxLength: 8 }), fc.integer({ min: 0, max: 3000 }), (changes, probe) => {
        let at: FunctionNode = node("9", 1, null, "처음");
        const day = (days: number) => new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
        for (const [days, nameKo] of changes) {
          const change = changeFrom(at, day(days), { nameKo });
          if ("refused" in change) continue;
          const kept = change.endsOn === null ? at.versions.filter((version) => version !== change.ends) : at.versions.map((version) => (version === change.ends ? { ...version, validUntil: change.endsOn } : version));
          at = { ...at, versions: [...kept, { id: String(kept.length), ...change.begins }] };
        }
        expect(at.versions.filter((version) => version.validFrom <= day(probe) && (version.validUntil === null || day(probe) <= version.validUntil))).toHaveLength(1);
        expect(versionOn(at, day(probe))).not.toBeNull();
      }),
    );
  });
});

describe("places and closing", () => {
  test("a node stands directly below the level above, never below itself", () => {
    expect(parentFault(2, "11", nodes[3]!, [])).toBeNull();
    expect(parentFault(2, "11", nodes[2]!, ["1", "11"])).toMatchObject({ refused: "classification.below-itself" });
    expect(parentFault(3, "111", nodes[3]!, [])).toMatchObject({ refused: "classification.wrong-level" });
    expect(parentFault(2, "11", null, [])).toMatchObject({ refused: "classification.unknown-parent" });
  });
  test("a function with open ones below stays open; a closed one is closed once", () => {
    expect(closeFault(nodes[1]!, "2026-11-24", 1)).toMatchObject({ refused: "classification.has-children" });
    expect(closeFault(nodes[2]!, "2026-11-24", 0)).toBeNull();
    expect(closeFault({ ...nodes[2]!, validUntil: "2025-01-01" }, "2026-11-24", 0)).toMatchObject({ refused: "classification.already-closed" });
    expect(closeFault(nodes[2]!, "2019-11-24", 0)).toMatchObject({ refused: "classification.before-it-began" });
  });
});

describe("a file of functions", () => {
  test("has parents by the dots of codes or a column of its own", () => {
    expect(readCsv("Code,Description_EN\n01,General\n01.1,Organs\n")?.rows.map((row) => [row.code, row.parentCode, row.level, row.nameKo])).toEqual([["01", null, 1, "General"], ["01.1", "01", 2, "Organs"]]);
    expect(readCsv("\uFEFF코드,명칭,상위코드\nA,가,\nB,나,A\n")?.rows.map((row) => [row.code, row.parentCode, row.level])).toEqual([["A", null, 1], ["B", "A", 2]]);
  });
  test("tells each row that cannot be taken, by its line", () => {
    const read = readCsv("code,name\n01,가\n,나\n02,\n01,다\n09.9,라\n");
    expect(read?.errors).toEqual([
      { line: 3, reason: "no-code", text: "" }, { line: 4, reason: "no-name", text: "02" }, { line: 5, reason: "code-twice", text: "01" }, { line: 6, reason: "unknown-parent", text: "09.9" },
    ]);
    expect(read?.rows).toHaveLength(1);
  });
  test("without columns of code and name is none, and no text makes reading it throw", () => {
    expect(readCsv("a,b\n1,2\n")).toBeNull();
    expect(readCsv("")).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => void readCsv(`code,name\n${text}`)));
  });
  test("a second time changes nothing", () => {
    const csv = readCsv("code,name\n1,일반공공행정\n11,행정혁신\n3,새 분야\n")!;
    const plan = planImport(csv, nodes, "own", "2026-11-24");
    expect([plan.add.map((row) => row.code), plan.change.map(({ row }) => row.code), plan.same]).toEqual([["3"], ["11"], 1]);
    const after = [node("1", 1, null, "일반공공행정"), node("11", 2, "1", "행정혁신"), node("3", 1, null, "새 분야")];
    expect(planImport(csv, after, "own", "2026-11-24")).toMatchObject({ add: [], change: [], same: 3 });
  });

  describe("a row is placed as an addition or a move would be", () => {
    const deep = [...nodes, node("1111", 4, "111", "중기능"), node("11111", 5, "1111", "소기능"), node("111111", 6, "11111", "단위과제"), node("8", 1, null, "닫힌 분야", { validUntil: "2026-10-31" })];
    const later = node("9", 1, null, "곧 바뀔 분야", { versions: [{ id: "9-1", parentId: null, nameKo: "곧 바뀔 분야", nameEn: "", validFrom: "2020-01-01", validUntil: "2026-12-31" }, { id: "9-2", parentId: null, nameKo: "다음", nameEn: "", validFrom: "2027-01-01", validUntil: null }] });
    const above = "1,,일반공공행정\n11,1,정부혁신\n111,11,행정제도\n1111,111,중기능\n11111,1111,소기능\n2,,해양·안전\n8,,닫힌 분야\n";
    const planned = (rows: string, tree = "own") => planImport(readCsv(`code,parent,name\n${above}${rows}`)!, [...deep, later], tree, "2026-11-24");
    test.each([
      ["a unit task of the product's own tree is not made", "x,11111,새 과제", "brm", "unit-task"],
      ["nor renamed", "111111,11111,다른 이름", "brm", "unit-task"],
      ["nor moved", "111111,2,단위과제", "brm", "unit-task"],
      ["what is there stays at its level", "111111,1111,단위과제", "own", "wrong-level"],
      ["nothing comes below what is closed", "81,8,아래", "own", "parent-closed"],
      ["a change that is set for later is not passed", "9,,새 이름", "own", "changes-later"],
    ])("%s", (_, row, tree, reason) => {
      expect(planned(row, tree)).toMatchObject({ add: [], change: [], errors: [{ line: 9, reason }] });
    });
    test("what was not taken in has nothing below it; the rows between come in", () => {
      const plan = planned("111111,1111,단위과제\nx,2,새 영역\nx1,x,그 아래\ny,8,닫힌 곳\ny1,y,그 아래");
      expect([plan.add.map((row) => [row.code, row.level]), plan.errors.map((error) => error.reason)]).toEqual([[["x", 2], ["x1", 3]], ["wrong-level", "parent-closed", "unknown-parent"]]);
    });
    test("a unit task that is as the file says is left as it is, and a function above is moved to its own level", () => {
      expect(planned("111111,11111,단위과제", "brm")).toMatchObject({ add: [], change: [], same: 8, errors: [] });
      const moved = planImport(readCsv("code,parent,name\n1,,일반공공행정\n2,,해양·안전\n11,2,정부혁신\n")!, deep, "brm", "2026-11-24");
      expect([moved.change.map(({ row }) => row.code), moved.errors]).toEqual([["11"], []]);
    });
  });
});
