import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composed, formFieldNames, formOf } from "#lib/search/composing.ts";

describe("the form and the text say the same", () => {
  test.each([
    ["예산 -결산", { department: "혁신기획과" }, "예산 -결산 dept:혁신기획과"],
    ["예산 부서:옛과 by:한도윤", { department: "새 과" }, '예산 dept:"새 과"'],
    ['"붙은 말" after:2025', { after: "" }, '"붙은 말"'],
    // Further names of a field stay; of a day there is one.
    ["예산 by:한도윤 by:박서온", { by: "한도윤" }, "예산 by:한도윤 by:박서온"],
    ["by:한도윤 사람:박서온 예산", { by: "정유경", number: "12" }, "예산 by:정유경 number:12 사람:박서온"],
    ["by:한도윤 by:박서온", { by: "" }, "by:박서온"],
    ["after:2024 after:2025", { after: "2025" }, "after:2025"],
    ["예산 공개:비공개", { disclosure: "open", step: "decide", has: "attachment" }, "예산 step:decide disclosure:open has:attachment"],
    ["예산", { near: "시범 기관", similar: "혁신기획과-1187" }, '예산 near:"시범 기관" similar:혁신기획과-1187'],
    ["“붙은 말” 부서：“옛 과” -by:한도윤", { department: "“새 과”" }, '“붙은 말” -by:한도윤 dept:"새 과"'],
    ["foo:예산 before:2026-02-30", {}, "foo:예산 before:2026-02-30"],
    ["", {}, ""],
  ])("%s with %j: %s", (q, form, said) => expect(composed(q, form)).toBe(said));

  test("whatever is put into the form comes out of the text", () => {
    const value = fc.stringMatching(/^[가-힣a-z]{1,8}( [가-힣a-z]{1,8})?$/);
    fc.assert(
      fc.property(fc.record({ department: value, by: value, decided: value, post: value }), fc.constantFrom("", "예산", '"붙은 말" -빼기', "“붙은 말” -dept:다른", "dept:다른 예산"), (form, q) => {
        const back = formOf(composed(q, form));
        for (const field of ["department", "by", "decided", "post"] as const) expect(back[field]).toBe(form[field]);
      }),
    );
  });

  test("putting the same form in again changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: fc.oneof(fc.constantFrom(..."“”„‟＂«»\"：:- ", "dept", "by", "near", "가"), fc.string({ minLength: 1, maxLength: 1 })) }), (q) => {
        const once = composed(q, formOf(q));
        expect(composed(once, formOf(once))).toBe(once);
      }),
    );
    expect(formFieldNames).toContain("decided");
    expect(formOf("near:“예산 편성” 부서：«혁신 기획과» -by:한도윤")).toMatchObject({ near: "예산 편성", department: "혁신 기획과", by: "" });
    expect(formOf('단계:결정 공개:부분공개 있음:붙임 near:"예산 편성" similar:12')).toMatchObject({ step: "decide", disclosure: "partly", has: "attachment", near: "예산 편성", similar: "12" });
  });
});
