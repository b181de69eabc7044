/** The rooms that have a help page, in the order in which they stand. */
export const helpRooms = ["my-day", "documents", "tasks", "petitions", "search", "handover", "usage", "history", "organisation", "profile", "desk"] as const;
export type HelpRoom = (typeof helpRooms)[number];

export function isHelpRoom(name: string): name is HelpRoom {
  return helpRooms.some((room) => room === name);
}

/** The help page that belongs to a path. */
export function helpRoomOf(path: string): HelpRoom {
  const first = path.split("/")[1] ?? "";
  if (first === "admin") return "organisation";
  if (first === "problems" || first === "help") return "desk";
  return isHelpRoom(first) ? first : "my-day";
}
