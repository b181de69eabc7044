import { createHmac } from "node:crypto";
import { secrets } from "#lib/platform/secrets.ts";

/** Records under which the tries of logins that are nobody's stand in the history: so many that such tries do not wait for each other. */
export const unknownLogins = Array.from({ length: 256 }, (_, n) => `unknown-${n.toString(16).padStart(2, "0")}`);

/** The record for a login that is nobody's: always the same one, which tells nothing of the login. */
export function unknownLogin(login: string): string {
  const [place = 0] = createHmac("sha256", secrets()[0]!).update(`unknown login:${login}`).digest();
  return unknownLogins[place]!;
}
