import { getRequestConfig } from "next-intl/server";
import { cookies } from "next/headers";
import { languages } from "#lib/names.ts";
import { ZONE } from "#lib/time.ts";
import { messagesOf } from "#lib/platform/messages.ts";

/** The language of the page, from the reader's choice; Korean before one is made. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get("locale")?.value;
  const locale = languages.find((language) => language === chosen) ?? "ko";
  return { locale, messages: messagesOf(locale), timeZone: ZONE };
});
