import { keep, randomSecret, readablePassword } from "#lib/platform/embedded/kept.ts";
import { shareEmbedded } from "#lib/platform/embedded/users.ts";
import { parseSettings, SettingsError } from "#lib/platform/settings.ts";
import type { Settings } from "#lib/platform/settings.ts";

/** One installation: its settings, its database, and the environment in which its parts run. */
export interface Instance {
  readonly settings: Settings;
  readonly databaseUrl: string;
  /** Undefined where only the application's role is known: then nothing is migrated. */
  readonly ownerUrl: string | undefined;
  readonly demoPassword: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
  leave(): Promise<void>;
}

export function settingsOrStop(): Settings {
  try {
    return parseSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    for (const problem of error.problems) process.stderr.write(`${problem}\n`);
    process.exit(1);
  }
}

/** Finds or starts the database and sets the environment of this process, so that rooms just run. */
export async function openInstance(settings: Settings = settingsOrStop()): Promise<Instance> {
  const use = settings.databaseUrl ? undefined : await shareEmbedded(settings.data);
  const databaseUrl = settings.databaseUrl ?? use?.server.appUrl ?? "";
  const ownerUrl = settings.databaseUrl ? settings.ownerUrl : use?.server.ownerUrl;
  // The one with which the demonstration was laid stays its password.
  const demoPassword = settings.demo ? keep(settings.data, "demonstrationPassword", () => settings.demoPassword ?? readablePassword()) : undefined;
  const environment: Record<string, string> = {
    DATABASE_URL: databaseUrl,
    ONMARU_DATA: settings.data,
    ONMARU_DEMO: settings.demo ? "1" : "0",
    ONMARU_SECRET: settings.secret ?? keep(settings.data, "secret", randomSecret),
    PORT: String(settings.port),
    HOST: settings.host,
    ...(settings.elasticsearchUrl ? { ELASTICSEARCH_URL: settings.elasticsearchUrl } : {}),
  };
  Object.assign(process.env, environment);
  // The application never learns the owner's address; only this process and its commands hold it.
  return { settings, databaseUrl, ownerUrl, demoPassword, environment, leave: async () => use?.leave() };
}
