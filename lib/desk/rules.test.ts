import { expect, test } from "vitest";
import { mayAnswer } from "./rules.ts";

test.each([
  ["an administrator answers an open report", "open", true, null],
  ["nobody else answers", "open", false, "desk.not-administrator"],
  ["an answer stands", "answered", true, "desk.already-answered"],
] as const)("%s", (_name, status, administrator, code) => {
  expect(mayAnswer({ status }, administrator)?.refused ?? null).toBe(code);
});
