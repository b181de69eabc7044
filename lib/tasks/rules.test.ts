import { describe, expect, test } from "vitest";
import { mayOf, nameFrom } from "./rules.ts";
import type { InCharge } from "./rules.ts";

const people: InCharge[] = [
  { id: "a", postId: "p1", role: "main", validFrom: "2025-01-01", validUntil: null },
  { id: "b", postId: "p2", role: "deputy", validFrom: "2025-01-01", validUntil: null },
];

describe("naming who is in charge", () => {
  test("ends whoever was the day before", () => expect(nameFrom(people, "main", "p3", "2026-11-24")).toEqual({ ends: { id: "a", validUntil: "2026-11-23" }, replaces: null }));
  test("on the very day writes over", () => expect(nameFrom(people, "main", "p3", "2025-01-01")).toEqual({ ends: null, replaces: "a" }));
  test("for a role that nobody has ends nobody", () => expect(nameFrom([], "main", "p3", "2026-11-24")).toEqual({ ends: null, replaces: null }));
  test.each([["main", "p1"], ["main", "p2"], ["deputy", "p1"]] as const)("%s %s, in charge already, is refused", (role, post) => expect(nameFrom(people, role, post, "2026-11-24")).toMatchObject({ refused: "tasks.already-in-charge" }));
  test("before a change that is set already is refused", () => expect(nameFrom(people, "main", "p3", "2024-11-24")).toMatchObject({ refused: "tasks.changes-later" }));
});

describe("who names", () => {
  const task = { departmentId: "d", validFrom: "2025-01-01", validUntil: null };
  test("the head of the unit alone, while the task is open", () => {
    expect(mayOf(task, ["d"], "2026-11-24").name).toBeNull();
    expect(mayOf(task, ["e"], "2026-11-24").name).toMatchObject({ refused: "tasks.not-head" });
    expect(mayOf({ ...task, validUntil: "2026-11-23" }, ["d"], "2026-11-24").name).toMatchObject({ refused: "tasks.closed" });
  });
});
