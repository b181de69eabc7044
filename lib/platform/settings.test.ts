import { describe, expect, test } from "vitest";
import { parseSettings, SettingsError } from "#lib/platform/settings.ts";

const secret = "k2Jq8ZxV0mW5tR7yB3nL9pD1fG6hS4cA";
const production = { DATABASE_URL: "postgresql://app:p@db/onmaru", ONMARU_SECRET: secret };

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    parseSettings(env);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

describe("settings", () => {
  test("without any the demonstration runs on this machine alone", () => {
    expect(parseSettings({})).toMatchObject({ port: 3000, host: "127.0.0.1", demo: true, databaseUrl: undefined, secret: undefined });
  });

  test("with a database of one's own there is no demonstration, and other machines reach it", () => {
    expect(parseSettings(production)).toMatchObject({ host: "0.0.0.0", demo: false, secret });
  });

  test("a demonstration on one's own database is asked for by name, and stays on this machine", () => {
    expect(parseSettings({ DATABASE_URL: "postgresql://app:p@db/onmaru", ONMARU_DEMO: "1" })).toMatchObject({ host: "127.0.0.1", demo: true });
  });

  test.each([
    ["no secret", { DATABASE_URL: "postgresql://app:p@db/onmaru" }, /ONMARU_SECRET is not set/],
    ["a short secret", { ...production, ONMARU_SECRET: "short" }, /too short/],
    ["the secret of the example", { ...production, ONMARU_SECRET: "change-me-change-me-change-me-change-me" }, /an example/],
    ["one letter as a secret", { ...production, ONMARU_SECRET: "a".repeat(40) }, /an example/],
    ["a weak former secret", { ...production, ONMARU_SECRET: `${secret},short` }, /too short/],
    ["a port out of range", { PORT: "70000" }, /PORT/],
    ["a port that is no number", { PORT: "3e3" }, /PORT/],
    ["a day that does not exist", { ONMARU_DEMO_TODAY: "2026-02-30" }, /ONMARU_DEMO_TODAY/],
    ["a fixed day outside the demonstration", { ...production, ONMARU_DEMO_TODAY: "2026-02-20" }, /demonstration alone/],
    ["an authority for a cluster that is asked in plain", { ELASTICSEARCH_URL: "http://search:9200", ELASTICSEARCH_CA: "package.json" }, /https:/],
    ["an authority that is no certificate", { ELASTICSEARCH_URL: "https://search:9200", ELASTICSEARCH_CA: "package.json" }, /ELASTICSEARCH_CA is/],
    ["a key of a cluster that is not named", { ELASTICSEARCH_API_KEY: "a".repeat(40) }, /without ELASTICSEARCH_URL/],
    ["a key in two halves", { ELASTICSEARCH_URL: "https://search:9200", ELASTICSEARCH_API_KEY: "id:key" }, /encoded/],
    ["no time at all for a search", { ELASTICSEARCH_URL: "https://search:9200", ELASTICSEARCH_BUDGET: "0" }, /ELASTICSEARCH_BUDGET/],
    ["a database of another kind", { DATABASE_URL: "mysql://db/x" }, /DATABASE_URL/],
    ["an owner without an application's role", { DATABASE_OWNER_URL: "postgresql://owner:p@db/onmaru" }, /DATABASE_OWNER_URL/],
    ["a yes that is neither", { ONMARU_DEMO: "perhaps" }, /ONMARU_DEMO/],
    ["balancers that are no number", { ONMARU_PROXIES: "many" }, /ONMARU_PROXIES/],
    ["a short password for everybody", { ONMARU_DEMO_PASSWORD: "1234" }, /ONMARU_DEMO_PASSWORD/],
  ])("refuses %s", (_, env: Record<string, string>, said) => {
    expect(problemsOf(env).join("\n")).toMatch(said);
  });

  test("tells all problems at once, and repeats no password", () => {
    const problems = problemsOf({ PORT: "x", DATABASE_URL: "mysql://u:hidden@db/x" });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain("hidden");
  });
});
