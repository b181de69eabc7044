import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanName, disposition, endingOf, mayShow, stateOf } from "./rules.ts";

describe("whether bytes are what the name says", () => {
  test.each([
    ["계획.pdf", 10, "application/pdf", true, "ok"],
    ["계획.pdf", 10, "application/pdf", false, "broken"],
    ["계획.pdf", 10, "", true, "broken"],
    ["계획.pdf", 10, "image/png", true, "lying"],
    ["계획.pdf", 0, "", false, "empty"],
    ["서식.hwpx", 10, "application/zip", true, "ok"],
    ["옛글.hwp", 10, "application/x-cfb", true, "ok"],
    ["옛글.hwp", 10, "application/x-msdownload", true, "lying"],
    ["목록.csv", 10, "", true, "ok"],
    ["목록.csv", 10, "application/pdf", true, "lying"],
    ["이름 없는 것", 10, "application/pdf", true, "ok"],
  ] as const)("%s of %i bytes, %s, whole %s: %s", (name, size, detected, whole, state) => {
    expect(stateOf({ name, size, detected, whole })).toBe(state);
  });

  test("only whole pictures and PDF are shown in the browser", () => {
    expect(mayShow({ state: "ok", detected: "image/png" })).toBe(true);
    expect(mayShow({ state: "lying", detected: "image/png" })).toBe(false);
    expect(mayShow({ state: "ok", detected: "image/svg+xml" })).toBe(false);
    expect(mayShow({ state: "ok", detected: "text/html" })).toBe(false);
  });
});

describe("names of files", () => {
  test.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\temp\\계획.hwpx", "계획.hwpx"],
    ["계획\u202Efdp.exe", "계획fdp.exe"],
    ["a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie_ x=1.pdf"],
    ["\u0000", "file"],
    ["..", "file"],
    ["  두   칸 .pdf ", "두 칸 .pdf"],
  ])("%j becomes %j", (given, name) => expect(cleanName(given)).toBe(name));

  test("any name becomes one that is safe, short, and stays as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (given) => {
        const name = cleanName(given);
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
        expect([...name].length).toBeGreaterThan(0);
        expect([...name].length).toBeLessThanOrEqual(150);
        expect(cleanName(name)).toBe(name);
      }),
    );
  });

  test("a long name keeps its ending", () => expect(endingOf(cleanName(`${"가".repeat(300)}.hwpx`))).toBe("hwpx"));

  test("no name breaks out of the header", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (given) => {
        const header = disposition(cleanName(given), false);
        expect(header).toMatch(/^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]*$/);
      }),
    );
  });
});
