import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

const always = ["ui", "frame", "desk"];

/**
 * Problem: parts that run in the browser need the sentences of their room, and no page sends all.
 * A page wraps what runs in the browser; on the server useTranslations knows every room anyway.
 * Example: <Sentences rooms={["documents", "approval"]}><Editor … /></Sentences>
 */
export async function Sentences({ rooms = [], children }: { rooms?: readonly string[]; children: ReactNode }) {
  const all = Object.entries(await getMessages());
  const wanted = new Set([...always, ...rooms]);
  return <NextIntlClientProvider messages={Object.fromEntries(all.filter(([room]) => wanted.has(room)))}>{children}</NextIntlClientProvider>;
}
