import { serveChoice } from "#app/api/serve-choice.ts";
import { choosePreferences } from "#lib/organisation/preferences.ts";

export const POST = serveChoice(choosePreferences);
