import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { readApart } from "./apart.ts";
import { limits } from "./limits.ts";
import { docx, koreanPdf, xlsx } from "./testing.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "onmaru-reading-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let n = 0;
function read(bytes: Uint8Array) {
  const place = path.join(folder, String(++n));
  writeFileSync(place, bytes);
  return readApart(place);
}

describe("what a file says", () => {
  test("the pages of a PDF, in Korean without a font of its own", async () => {
    expect(await read(koreanPdf(["연안사고 예방 계획", "예산 3200만원"]))).toEqual({ state: "found", paged: true, pages: ["연안사고 예방 계획", "예산 3200만원"] });
  });
  test("DOCX: paragraphs, tabs and table cells, without what was struck out", async () => {
    expect(await read(docx("<w:p><w:r><w:t>첫 줄</w:t><w:tab/><w:t>둘째 &amp; 셋째</w:t><w:delText>지운 글</w:delText></w:r></w:p><w:p><w:r><w:t>끝</w:t></w:r></w:p>"))).toEqual({ state: "found", paged: false, pages: ["첫 줄 둘째 & 셋째\n끝"] });
  });
  test("XLSX: each sheet by its name, shared strings and numbers", async () => {
    expect(await read(xlsx([["기관", "예산"], ["혁신처", 3200]]))).toEqual({ state: "found", paged: false, pages: ["집행\n기관 예산\n혁신처 3200"] });
  });
  test("plain text in UTF-8 and in the older Korean encoding", async () => {
    expect(await read(strToU8("가,나\n1,2\n"))).toMatchObject({ state: "found", pages: ["가,나\n1,2"] });
    expect(await read(Uint8Array.from([0xb0, 0xa1, 0xb3, 0xaa, 0xb4, 0xd9, 0x20, 0x31, 0x32]))).toMatchObject({ state: "found", pages: ["가나다 12"] });
  });
  test("none where there is none", async () => {
    expect(await read(new Uint8Array())).toEqual({ state: "none" });
    expect(await read(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]))).toEqual({ state: "none" });
    expect(await read(zipSync({ "사진.txt": strToU8("묶음 안의 글") }))).toEqual({ state: "none" });
  });
});

describe("whatever is wrong with it is an answer in time", () => {
  test("cut, lying and scrambled files", async () => {
    const whole = docx("<w:p><w:r><w:t>글</w:t></w:r></w:p>");
    for (const bytes of [whole.slice(0, 60), docx("<w:p><w:r>"), strToU8("%PDF-1.7\n잘림"), Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2, 3])]) expect((await read(bytes)).state).toBe("unreadable");
  });
  test("what would unpack to more than it may", async () => {
    expect(await read(zipSync({ "word/document.xml": new Uint8Array(limits.unpacked + 1) }))).toEqual({ state: "unreadable", why: "too much inside" });
  });
  test("an archive that lies of what it unpacks to", async () => {
    const bomb = Buffer.from(zipSync({ "word/document.xml": new Uint8Array(200 * 1024 * 1024) }));
    const directory = bomb.lastIndexOf(Buffer.from("PK\x01\x02", "latin1"));
    bomb.writeUInt32LE(1_000, directory + 24);
    expect((await read(bomb)).state).toBe("unreadable");
  }, 40_000);
  test("one that would take all memory ends its own process alone", async () => {
    const nested = strToU8(`<w:document>${"<w:p a=\"1\">".repeat(5_500_000)}`);
    const began = Date.now();
    expect((await read(zipSync({ "word/document.xml": nested }))).state).toBe("unreadable");
    expect(Date.now() - began).toBeLessThan(limits.milliseconds + 5_000);
  }, 60_000);
  test("entities are never expanded and nothing is fetched", async () => {
    const evil = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><w:document><w:p><w:t>&a;&b;</w:t></w:p></w:document>`;
    expect((await read(zipSync({ "word/document.xml": strToU8(evil) }))).state).toBe("unreadable");
  });
});

const hangul = path.resolve("../shared/data/hangul");
test.skipIf(!existsSync(hangul))("of the 16 real HWP and HWPX files twelve hold text, and four hold none (skipped where ../shared/data/hangul is absent)", async () => {
  const states = new Map<string, string>();
  for (const name of readdirSync(hangul)) states.set(name, (await readApart(path.join(hangul, name))).state);
  expect(states.size).toBe(16);
  expect([...states.values()].filter((state) => state === "found")).toHaveLength(12);
  expect([...states].filter(([, state]) => state === "none").map(([name]) => name).sort()).toEqual(["SimplePicture.hwpx", "blank.hwp", "making_caption.hwp", "ole.hwp"]);
  expect(await readApart(path.join(hangul, "distribution.hwp"))).toMatchObject({ pages: [expect.stringContaining("시설관리원 용역업체 선정 입찰공고")] });
}, 60_000);
