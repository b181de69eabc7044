import { expect, test } from "vitest";
import { lastLine } from "./counts.ts";

test("the last line of a run has three numbers, whatever they are", () => {
  expect(lastLine({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed, 0 skipped");
  expect(lastLine({ passed: 0, failed: 1, skipped: 2 })).toBe("0 passed, 1 failed, 2 skipped");
});
