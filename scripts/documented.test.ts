import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/* What the documents tell people to type and to set must be there. */

const text = (file: string) => readFileSync(file, "utf8");
const all = (file: string, pattern: RegExp) => [...new Set([...text(file).matchAll(pattern)].map(([, name = ""]) => name))];
const compose = text("compose.yaml");
const services = [...(/^services:\n((?: .*\n|\n)+)/m.exec(compose)?.[1] ?? "").matchAll(/^ {2}([\w-]+):$/gm)].map(([, name]) => name);
const scripts = Object.keys((JSON.parse(text("package.json")) as { scripts: Record<string, string> }).scripts);
const read = [...globSync("{app,lib,scripts}/**/*.{ts,tsx,mjs}").filter((file) => !file.endsWith(".test.ts")), "next.config.js", "compose.yaml"].map(text).join("\n");
const reads = (name: string) => new RegExp(`\\b${name}\\b`).test(read);

test("the files of the containers are understood", () => {
  expect(services).toEqual(["postgres", "elasticsearch", "migrate", "application", "worker"]);
});

describe.each(["README.md", "README.ko.md", "docs/operate.md", "CONTRIBUTING.md", ".env.example"])("%s", (file) => {
  test("names commands of package.json and files that are there", () => {
    expect(all(file, /npm run (?:-\w+ )*([\w:-]+)/g).filter((name) => !scripts.includes(name))).toEqual([]);
    expect(all(file, /\bnpm (start|test)\b/g).filter((name) => !scripts.includes(name))).toEqual([]);
    expect(all(file, /\bnode (scripts\/[\w./-]+)/g).filter((name) => !existsSync(name))).toEqual([]);
  });

  test("names services of compose.yaml", () => {
    const named = all(file, /docker compose \w+(?: --?[\w-]+)* ([a-z]+)\b/g);
    expect(named.filter((name) => !services.includes(name))).toEqual([]);
  });

  test("names settings that something reads", () => {
    const named = [...all(file, /\b((?:ONMARU|ELASTICSEARCH|DATABASE)_[A-Z_]+)\b/g), ...all(file, /^#?([A-Z_]+)=/gm), ...all(file, /^\| `([A-Z_]+)`/gm)];
    expect(named.filter((name) => !reads(name))).toEqual([]);
  });
});

test("what the READMEs name in one language they name in the other, and the settings are explained to whoever operates it", () => {
  for (const pattern of [/npm run (?:-\w+ )*([\w:-]+)/g, /`((?:ONMARU|ELASTICSEARCH|DATABASE)_[A-Z_]+|PORT|HOST)`/g]) expect(all("README.ko.md", pattern).sort()).toEqual(all("README.md", pattern).sort());
  const explained = all("docs/operate.md", /`((?:ONMARU|ELASTICSEARCH|DATABASE)_[A-Z_]+|PORT|HOST)`/g);
  expect(all("README.md", /`((?:ONMARU|ELASTICSEARCH|DATABASE)_[A-Z_]+|PORT|HOST)`/g).filter((name) => !explained.includes(name))).toEqual([]);
});

test("compose.yaml hands on every setting that .env.example names", () => {
  expect(all(".env.example", /^#?([A-Z_]+)=/gm).filter((name) => !compose.includes(`\${${name}`))).toEqual([]);
});
