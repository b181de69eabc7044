import { expect, test } from "vitest";
import { choosePreferences, preferencesFrom } from "#lib/organisation/preferences.ts";
import { openapi } from "#app/api/openapi.ts";
import { POST } from "#app/api/v1/preferences/route.ts";

/* How pages look is the browser's own affair: whoever has not signed in chooses too. */

const sent = (body: string, headers: Record<string, string>) => POST(new Request("http://onmaru.test/api/v1/preferences", { method: "POST", body, headers }));
const form = { "content-type": "application/x-www-form-urlencoded", accept: "text/html" };

test("a form without JavaScript chooses and goes back to its page", async () => {
  const response = await sent("locale=en&theme=&_at=/sign-in", form);
  expect([response.status, response.headers.get("location")]).toEqual([303, "/sign-in"]);
  expect(response.headers.getSetCookie()).toEqual(["locale=en; Path=/; Max-Age=31536000; SameSite=Lax"]);
});

test("a program's choice is answered with what was chosen; what is no choice is refused at its field and sets nothing", async () => {
  const response = await sent('{"text":"125","keys":"off"}', { "content-type": "application/json" });
  expect([response.status, await response.json()]).toEqual([200, { text: "125", keys: "off" }]);
  expect(response.headers.getSetCookie()).toHaveLength(2);
  for (const [body, headers] of [['{"theme":"pink"}', { "content-type": "application/json" }], ["theme=pink", { ...form, accept: "application/json" }]] as const) {
    const refused = await sent(body, headers);
    expect([refused.status, refused.headers.getSetCookie()]).toEqual([422, []]);
    expect(await refused.json()).toMatchObject({ errors: [{ field: "theme", code: "platform.not-a-choice" }] });
  }
  expect((await sent('{"theme":"dark"}', { "content-type": "application/json", "sec-fetch-site": "cross-site" })).status).toBe(403);
});

test("a cookie that holds anything else counts as no choice", () => {
  expect(preferencesFrom((name) => ({ theme: "dark", text: "9000", locale: 7 })[name as "theme"])).toEqual({ locale: "ko", theme: "dark", text: "100", keys: "on" });
});

test("its description asks for no token", () => {
  expect(openapi([choosePreferences])["paths"]).toMatchObject({ "/api/v1/preferences": { post: { operationId: "organisation.choose-preferences", security: [] } } });
});
