import type { SeatShown } from "./SeatSwitcher.tsx";
import type { EntryKey } from "./rooms.ts";
import { formatDay } from "#lib/format.ts";
import { nameOf, placed } from "#lib/names.ts";
import type { Language } from "#lib/names.ts";
import type { Day } from "#lib/time.ts";

interface SeatLike {
  postId: string;
  postNameKo: string;
  postNameEn: string;
  departmentNameKo: string;
  departmentNameEn: string;
  kind: "regular" | "concurrent" | "acting" | "deputy";
  onBehalfOf: { nameKo: string; nameEn: string } | null;
  validUntil: string | null;
}

interface ActorLike {
  seat: SeatLike | null;
  seats: readonly SeatLike[];
  roles: readonly { role: string }[];
}

type Say = (key: string, values?: Record<string, string>) => string;

/** The seats of a person as the switcher shows them. */
export function seatsShown(actor: ActorLike, language: Language, today: Day, t: Say): SeatShown[] {
  return actor.seats.map((seat) => {
    const acting = seat.kind === "acting" || seat.kind === "deputy";
    const post = nameOf({ nameKo: seat.postNameKo, nameEn: seat.postNameEn }, language);
    const kind = seat.kind === "deputy" && seat.onBehalfOf ? t("deputyFor", { name: nameOf(seat.onBehalfOf, language) }) : seat.kind === "concurrent" ? t("concurrent") : seat.kind === "acting" ? t("acting") : t("own");
    const until = acting && seat.validUntil ? t("until", { day: formatDay(seat.validUntil, language, today) }) : "";
    const department = nameOf({ nameKo: seat.departmentNameKo, nameEn: seat.departmentNameEn }, language);
    const place = language === "en" ? `${post}, ${department}` : placed(`${department} ${post}`);
    return {
      postId: seat.postId,
      title: acting ? t("actingSeat", { post }) : place,
      note: [seat.kind === "deputy" || !until ? kind : "", until, acting ? department : ""].filter(Boolean).join(" · "),
      acting,
      chosen: seat.postId === actor.seat?.postId,
    };
  });
}

/** The doors that this person finds: those for special roles alone only with the role. */
export function entriesFor(actor: ActorLike): EntryKey[] {
  const has = (role: string) => actor.roles.some((held) => held.role === role);
  const keys: EntryKey[] = ["myDay", "documents", "memos", "tasks", "lessons", "petitions", "records", "search", "handover", "usage"];
  if (has("auditor")) keys.push("history");
  if (has("administrator")) keys.push("admin");
  return [...keys, "help"];
}
