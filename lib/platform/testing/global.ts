import { existsSync, mkdtempSync, chmodSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { appRole, startEmbedded } from "#lib/platform/embedded/postgres.ts";
import { grantApplication, migrate } from "#lib/platform/migrate.ts";

/** One real PostgreSQL for the whole run, in memory where there is such a place, with a migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const base = existsSync("/dev/shm") ? "/dev/shm" : os.tmpdir();
  const folder = mkdtempSync(path.join(base, "onmaru-test-"));
  chmodSync(folder, 0o755);
  const server = await startEmbedded(folder, { fast: true, database: "template_onmaru" });
  await migrate(server.ownerUrl);
  await grantApplication(server.ownerUrl, appRole);
  project.provide("superUrl", server.superUrl);
  project.provide("ownerUrl", server.ownerUrl);
  project.provide("appUrl", server.appUrl);
  process.env["ONMARU_SECRET"] ??= "for-tests-only";
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
