import type { Refusals } from "#lib/refusal.ts";
import { refused } from "#lib/refusal.ts";
import type { Refused } from "#lib/refusal.ts";

export const refusals = { "not-administrator": 403, "already-answered": 409 } as const satisfies Refusals;

export type ReportStatus = "open" | "answered";

/** A problem is answered once, by an administrator of the reporter's agency. */
export function mayAnswer(report: { status: ReportStatus }, isAdministrator: boolean): Refused | null {
  if (!isAdministrator) return refused("desk.not-administrator");
  if (report.status === "answered") return refused("desk.already-answered");
  return null;
}

/** The rooms that have a help page, in the order in which they stand. */
export const helpRooms = ["my-day", "documents", "memos", "tasks", "lessons", "petitions", "records", "search", "handover", "usage", "history", "organisation", "profile", "desk"] as const;
export type HelpRoom = (typeof helpRooms)[number];

export function isHelpRoom(name: string): name is HelpRoom {
  return helpRooms.some((room) => room === name);
}

/** Where what is shown under another name is described. */
const described: Readonly<Record<string, HelpRoom>> = { admin: "organisation", archive: "records", departments: "organisation", help: "desk", posts: "organisation", problems: "desk" };
const administered: Readonly<Record<string, HelpRoom>> = { classification: "tasks", imports: "tasks", "petition-categories": "petitions", problems: "desk", synonyms: "search" };

/** The help page that belongs to a path. */
export function helpRoomOf(path: string): HelpRoom {
  const [, first = "", second = ""] = path.split("/");
  const named = (rooms: Readonly<Record<string, HelpRoom>>, name: string) => (Object.hasOwn(rooms, name) ? rooms[name] : undefined);
  return (first === "admin" ? named(administered, second) : undefined) ?? named(described, first) ?? (isHelpRoom(first) ? first : "my-day");
}

/** A part of a help page. */
export type Block = { kind: "heading" | "text"; text: string } | { kind: "list"; items: string[] };
