import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { linesOf } from "#lib/platform/lines.ts";

const folder = mkdtempSync(path.join(tmpdir(), "onmaru-lines-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function lines(...parts: (string | number[])[]) {
  const file = path.join(folder, "lines.txt");
  writeFileSync(file, Buffer.concat(parts.map((part) => Buffer.from(part as string))));
  const found = await Array.fromAsync(linesOf(file));
  return { texts: found.map((line) => line.text), bytes: found.reduce((sum, line) => sum + line.bytes, 0) };
}

test("lines end with a line feed, a carriage return before it or not; a mark at the beginning is none of the text", async () => {
  expect((await lines("\uFEFF첫째\r\n\n둘째\u2028같은 줄\n끝")).texts).toEqual(["첫째", "", "둘째\u2028같은 줄", "끝"]);
  expect((await lines("하나\n")).texts).toEqual(["하나"]);
  expect((await lines()).texts).toEqual([]);
});

test("a line that is not UTF-8 is none, and those beside it are what they are", async () => {
  const { texts, bytes } = await lines("앞\n", [0xb0, 0xa1, 0x0a], "가", [0xff, 0x0a], "뒤\n", [0xea, 0xb0]);
  expect(texts).toEqual(["앞", null, null, "뒤", null]);
  expect(bytes).toBe(4 + 3 + 5 + 4 + 3);
});

test("a letter that two parts of the reading share stays whole", async () => {
  const long = `${"a".repeat(65_535)}가${"나".repeat(50_000)}`;
  expect((await lines(`${long}\n끝\n`)).texts).toEqual([long, "끝"]);
});
