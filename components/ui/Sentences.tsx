import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

const always = ["ui", "frame", "desk"];

type Said = Readonly<Record<string, unknown>>;

/** Of all sentences those of these rooms, or of parts of one (`documents.many`); what is refused the server says. */
function chosen(all: Said, rooms: readonly string[]): Said {
  const heads = [...new Set(rooms.map((room) => room.split(".", 1)[0]!))];
  return Object.fromEntries(heads.map((head) => {
    const parts = rooms.includes(head) ? [] : rooms.filter((room) => room.startsWith(`${head}.`)).map((room) => room.slice(head.length + 1));
    if (parts.length > 0) return [head, chosen(all[head] as Said, parts)];
    const said = all[head];
    return [head, typeof said === "object" ? Object.fromEntries(Object.entries(said as Said).filter(([name]) => name !== "refusals")) : said];
  }));
}

/**
 * Problem: parts that run in the browser need the sentences of their room, and no page sends all.
 * A page wraps what runs in the browser; on the server useTranslations knows every room anyway.
 * Example: <Sentences rooms={["documents.many", "approval"]}><Editor … /></Sentences>
 */
export async function Sentences({ rooms = [], children }: { rooms?: readonly string[]; children: ReactNode }) {
  return <NextIntlClientProvider messages={chosen(await getMessages(), [...always, ...rooms])}>{children}</NextIntlClientProvider>;
}
