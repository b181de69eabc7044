import { readFileSync } from "node:fs";
import path from "node:path";
import { isDay } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";

/** What the environment says, read once and checked. What is not said has its default here. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly demo: boolean;
  readonly demoPassword: string | undefined;
  readonly demoToday: Day | undefined;
  /** Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  readonly ownerUrl: string | undefined;
  readonly elasticsearchUrl: string | undefined;
  /** Undefined where one may be made at random and kept in the data folder. */
  readonly secret: string | undefined;
}

export class SettingsError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "SettingsError";
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const secretLength = 32;
/** What stands in examples is known to everybody. */
const knownSecrets = /change.?me|example|secret-secret|onmaru-secret/i;

export function parseSettings(env: Environment): Settings {
  const problems: string[] = [];
  const word = (name: string) => env[name]?.trim() || undefined;
  const databaseUrl = url("DATABASE_URL", ["postgres:", "postgresql:"]);
  // A faulty address still says that the embedded database is not meant.
  const embedded = word("DATABASE_URL") === undefined;
  const demo = flag("ONMARU_DEMO", embedded);
  const settings: Settings = {
    port: port(),
    host: word("HOST") ?? (demo ? "127.0.0.1" : "0.0.0.0"),
    data: path.resolve(word("ONMARU_DATA") ?? ".data"),
    demo,
    demoPassword: word("ONMARU_DEMO_PASSWORD"),
    demoToday: day(),
    databaseUrl,
    ownerUrl: url("DATABASE_OWNER_URL", ["postgres:", "postgresql:"]),
    elasticsearchUrl: url("ELASTICSEARCH_URL", ["http:", "https:"]),
    secret: secret(embedded || demo),
  };
  cluster();
  if (!/^\d?$/.test(word("ONMARU_PROXIES") ?? "")) problems.push("ONMARU_PROXIES is not the number of balancers before this: give 0 to 9.");
  if (settings.ownerUrl && embedded) problems.push("DATABASE_OWNER_URL is set without DATABASE_URL: name the application's own role there.");
  if (settings.demoPassword && settings.demoPassword.length < 8) problems.push("ONMARU_DEMO_PASSWORD is shorter than 8 characters.");
  if (settings.demoToday && !demo) problems.push("ONMARU_DEMO_TODAY is for the demonstration alone: unset it, or set ONMARU_DEMO=1.");
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;

  function port(): number {
    const text = word("PORT") ?? "3000";
    const number = Number(text);
    if (/^\d{1,5}$/.test(text) && number >= 1 && number <= 65535) return number;
    problems.push(`PORT is "${text}": give a number from 1 to 65535.`);
    return 0;
  }

  function flag(name: string, otherwise: boolean): boolean {
    const text = word(name);
    if (text === undefined) return otherwise;
    if (["1", "true", "yes"].includes(text)) return true;
    if (["0", "false", "no"].includes(text)) return false;
    problems.push(`${name} is "${text}": give 1 or 0.`);
    return otherwise;
  }

  function day(): Day | undefined {
    const text = word("ONMARU_DEMO_TODAY");
    if (text === undefined || isDay(text)) return text;
    problems.push(`ONMARU_DEMO_TODAY is "${text}": give a day as 2026-11-24.`);
    return undefined;
  }

  function url(name: string, protocols: readonly string[]): string | undefined {
    const text = word(name);
    if (text === undefined) return undefined;
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
    // The value may hold a password: it is not repeated.
    problems.push(`${name} is no address that begins with ${protocols.join("// or ")}//.`);
    return undefined;
  }

  /** What opens the search cluster is used where the cluster is asked; here it is only seen to be right. */
  function cluster(): void {
    const { elasticsearchUrl } = settings;
    const [ca, key, budget] = ["ELASTICSEARCH_CA", "ELASTICSEARCH_API_KEY", "ELASTICSEARCH_BUDGET"].map(word);
    if (!elasticsearchUrl && (ca || key) && !word("ELASTICSEARCH_URL")) problems.push("ELASTICSEARCH_CA or ELASTICSEARCH_API_KEY is set without ELASTICSEARCH_URL: name the cluster there.");
    if (ca && elasticsearchUrl?.startsWith("http:")) problems.push("ELASTICSEARCH_CA is set and ELASTICSEARCH_URL begins with http://: with an authority of its own a cluster is asked by https://.");
    if (ca && !certificateIn(ca)) problems.push(`ELASTICSEARCH_CA is "${ca}": give the path of a PEM file with a certificate that can be read.`);
    if (key && !/^[A-Za-z0-9+/_-]{20,}={0,2}$/.test(key)) problems.push("ELASTICSEARCH_API_KEY is no API key: give what the cluster answered as \"encoded\".");
    if (budget && !(/^\d{3,5}$/.test(budget) && Number(budget) >= 100)) problems.push(`ELASTICSEARCH_BUDGET is "${budget}": give milliseconds from 100 to 99999.`);
  }

  function secret(mayBeMade: boolean): string | undefined {
    const text = word("ONMARU_SECRET");
    if (text === undefined) {
      if (!mayBeMade) problems.push("ONMARU_SECRET is not set: give at least 32 random characters (openssl rand -base64 32), the same on every copy.");
      return undefined;
    }
    // While one is changed for another both stand here, the new one first.
    for (const one of text.split(",").map((part) => part.trim())) {
      if (one.length < secretLength) problems.push("ONMARU_SECRET is too short: give at least 32 random characters.");
      else if (knownSecrets.test(one) || new Set(one).size < 8) problems.push("ONMARU_SECRET is an example, not a secret: give at least 32 random characters.");
    }
    return text;
  }
}

function certificateIn(file: string): boolean {
  try {
    return readFileSync(file, "utf8").includes("-----BEGIN CERTIFICATE-----");
  } catch {
    return false;
  }
}
