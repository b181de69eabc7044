import fc from "fast-check";
import { expect, test } from "vitest";
import { firstStatus, mayOf, writingFault } from "./rules.ts";
import type { LessonStatus } from "./rules.ts";

const whole = { title: "제목", problem: "문제", keep: "남길 것" };

test.each([
  [{}, null, undefined],
  [{ title: "" }, "lessons.title-required", "title"],
  [{ problem: "" }, "lessons.problem-required", "problem"],
  [{ keep: "" }, "lessons.keep-required", "keep"],
])("a lesson without %j: %s", (less, code, field) => {
  expect(writingFault({ ...whole, ...less })).toEqual(code === null ? null : expect.objectContaining({ refused: code, field }));
});

test("a head's own lesson is published, everybody else's waits", () => {
  expect([firstStatus(true), firstStatus(false)]).toEqual(["published", "waiting"]);
});

const asks = (status: LessonStatus, who: { writes?: boolean; heads?: boolean }) => {
  const may = mayOf({ status, writes: false, heads: false, ...who });
  return Object.entries(may).flatMap(([act, not]) => (not === null ? [act] : []));
};

test.each([
  ["waiting", { writes: true }, ["withdraw"]],
  ["waiting", { heads: true }, ["approve", "return"]],
  ["waiting", { writes: true, heads: true }, ["withdraw"]],
  ["waiting", {}, []],
  ["returned", { writes: true }, ["revise", "withdraw"]],
  ["returned", { heads: true }, []],
  ["published", {}, ["rate"]],
  ["published", { writes: true }, ["withdraw"]],
  ["withdrawn", { writes: true }, []],
] as const)("a lesson that is %s, for whoever %j: %j", (status, who, acts) => {
  expect(asks(status, who)).toEqual(acts);
});

test("nobody reviews or rates what they wrote, and nobody but its writer revises or withdraws", () => {
  fc.assert(fc.property(fc.constantFrom<LessonStatus>("waiting", "published", "returned", "withdrawn"), fc.boolean(), fc.boolean(), (status, writes, heads) => {
    const may = mayOf({ status, writes, heads });
    if (writes) expect([may.approve, may.return, may.rate].every((one) => one !== null)).toBe(true);
    else expect([may.revise, may.withdraw].every((one) => one !== null)).toBe(true);
  }));
});
