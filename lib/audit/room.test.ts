import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/platform/actor.ts";
import { ask, perform } from "#lib/platform/operation.ts";
import { testDatabase } from "#lib/platform/testing/database.ts";
import type { TestDatabase } from "#lib/platform/testing/database.ts";
import { decided, draft, makeCast, monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { readFile } from "#lib/documents/files.ts";
import { readDocument } from "#lib/documents/readings.ts";
import { uploadFile } from "#lib/files/commands.ts";
import { exportHistory } from "./commands.ts";
import { exportReads, readReads } from "./reads.ts";
import { readHistory, readVerification } from "./queries.ts";
import { csvLine } from "#lib/csv.ts";

let base: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  base = await testDatabase();
  cast = await makeCast(base.db);
});
afterAll(() => base.drop());

const auditor = async (who: Person, agency: "planning" | "maritime" = "planning"): Promise<Actor> => ({ ...(await cast.actor(who)), roles: [{ role: "auditor", agencyId: cast.agency[agency] }] });
const filter = { who: "", act: "", record: "", before: "" };

test("an auditor sees every act of the agency, and titles only of what may be known", async () => {
  const { id } = await decided(cast, { title: "공개된 결정" });
  const hidden = await draft(cast, { title: "아직 아무도 모르는 초안" });
  await expect(ask(readHistory, await cast.actor("ian"), filter, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  const { acts } = await ask(readHistory, await auditor("ian"), filter, monday);
  const of = (record: string) => acts.filter((act) => act.recordId === record);
  expect(of(id).length).toBeGreaterThanOrEqual(5);
  expect(new Set(of(id).map((act) => act.title))).toEqual(new Set(["공개된 결정"]));
  expect(of(hidden)).toMatchObject([{ act: "document.drafted", title: null, after: null, reason: "" }]);
  expect(JSON.stringify(acts)).not.toContain("아직 아무도 모르는 초안");
  expect((await ask(readHistory, await auditor("gaon", "maritime"), filter, monday)).acts.filter((act) => act.recordKind === "document")).toEqual([]);
});

test("the trail is filtered by person, act, day and record, and pages do not overlap", async () => {
  const who = await auditor("ian");
  const names = new Set((await ask(readHistory, who, { ...filter, who: "준모" }, monday)).acts.map((act) => act.name));
  expect(names).toEqual(new Set(["이준모"]));
  expect((await ask(readHistory, who, { ...filter, act: "document.decided" }, monday)).acts.map((act) => act.name)).toEqual(["한도윤"]);
  expect((await ask(readHistory, who, { ...filter, until: "2026-11-22" }, monday)).acts).toEqual([]);
  expect((await ask(readHistory, who, { ...filter, who: "100%" }, monday)).acts).toEqual([]);
  const all = (await ask(readHistory, who, filter, monday)).acts.map((act) => act.id);
  const later = (await ask(readHistory, who, { ...filter, before: all[2]! }, monday)).acts.map((act) => act.id);
  expect(later).toEqual(all.slice(3));
});

test("an export is an act itself, and no cell of it is a formula", async () => {
  const out = await perform(exportHistory, await auditor("ian"), { who: "", act: "", record: "" }, monday);
  expect(out.csv.split("\r\n")[0]).toContain("hash");
  expect(out.csv).not.toContain("아직 아무도 모르는 초안");
  expect(await base.db.historyEntry.count({ where: { act: "history.exported" } })).toBe(1);
  expect(csvLine(["=1+1", 'a"b', "x,y", "-2", "＝2", "ok"])).toBe(`'=1+1,"a""b","x,y",'-2,'＝2,ok`);
});

test("an auditor sees who read what and who was refused, titles only of what may be known; nobody else does", async () => {
  const { id } = await decided(cast, { title: "읽힌 결정" });
  const secret = await draft(cast, { title: "남이 연 초안" });
  await ask(readDocument, await cast.actor("doyun"), { id }, monday);
  await expect(ask(readDocument, await cast.actor("gaon"), { id: secret }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  const all = { who: "", record: "", outcome: "" as const, before: "" };
  await expect(ask(readReads, await cast.actor("ian"), all, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  const who = await auditor("ian");
  const { reads } = await ask(readReads, who, all, monday);
  expect(reads.find((read) => read.recordId === id)).toMatchObject({ title: "읽힌 결정", outcome: "read", via: "api", name: "한도윤" });
  // Whoever tried from another agency is seen by the agency whose document it is; the title stays its holder's.
  expect(reads.find((read) => read.recordId === secret)).toMatchObject({ title: null, outcome: "refused" });
  expect(JSON.stringify(reads)).not.toContain("남이 연 초안");
  expect((await ask(readReads, who, { ...all, outcome: "refused" }, monday)).reads.map((read) => read.recordId)).toEqual([secret]);
  expect((await ask(readReads, who, { ...all, who: "도윤", record: id }, monday)).reads).toHaveLength(1);
  expect((await ask(readReads, who, { ...all, until: "2026-11-22" }, monday)).reads).toEqual([]);
  expect((await ask(readReads, who, { ...all, before: reads[0]!.id }, monday)).reads).toEqual(reads.slice(1));
  expect((await ask(readReads, await auditor("gaon", "maritime"), all, monday)).reads.map((read) => read.recordId)).toEqual([secret]);
  const out = await perform(exportReads, who, { who: "", record: "", outcome: "refused" }, monday);
  expect(out.csv.split("\r\n").filter((line) => line.includes(secret))).toHaveLength(1);
  expect(out.csv).not.toContain("남이 연 초안");
});

test("an auditor sees who opened a file of the agency and who was refused it, whichever agency they are of", async () => {
  const { id: file } = await perform(uploadFile, await cast.actor("seoon"), { file: new File(["붙임"], "붙임.txt", { type: "text/plain" }) }, monday);
  await expect(ask(readFile, await cast.actor("gaon"), { id: file }, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  const { reads } = await ask(readReads, await auditor("ian"), { who: "", record: file, outcome: "", before: "" }, monday);
  expect(reads).toMatchObject([{ recordKind: "file", recordId: file, outcome: "refused", name: "문가온", title: null }]);
});

test("verification says what holds, to auditors alone", async () => {
  await expect(ask(readVerification, await cast.actor("ian"), {}, monday)).rejects.toMatchObject({ code: "platform.not-found" });
  expect(await ask(readVerification, await auditor("ian"), {}, monday)).toMatchObject({ bad: null, holds: true });
});
