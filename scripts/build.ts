import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "#lib/platform/embedded/lock.ts";
import { environment, run } from "./children.ts";
import { ensureClient } from "./generate.ts";

const stamp = ".next/onmaru-sources";
/** What the build reads; what it serves later from the folder as it stands, as docs/help, is none of it. */
export const sources = [
  "app", "components", "lib", "messages", "public", "prisma/schema", "proxy.ts", "instrumentation.ts",
  "next.config.js", "postcss.config.mjs", "tsconfig.json", "package.json", "package-lock.json",
];

/** Builds when the sources differ from what was built; two starts from one clone build once. */
export async function ensureBuild(say: (line: string) => void): Promise<void> {
  await ensureClient();
  if (isBuilt()) return;
  await withLock(
    ".cache/build.lock",
    async () => {
      if (isBuilt()) return;
      rmSync(stamp, { force: true });
      const hash = sourcesHash();
      const built = await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], { env: environment({ NODE_ENV: "production" }) });
      if (built.code !== 0 || !existsSync(".next/BUILD_ID")) throw new Error(`next build failed:\n${built.output}`);
      writeFileSync(stamp, hash);
    },
    () => say("another start builds from this clone; waiting for it"),
  );
}

function isBuilt(): boolean {
  try {
    return existsSync(".next/BUILD_ID") && readFileSync(stamp, "utf8") === sourcesHash();
  } catch {
    return false;
  }
}

function sourcesHash(): string {
  const hash = createHash("sha256");
  for (const source of sources) addTo(hash, source);
  return hash.digest("hex");
}

function addTo(hash: ReturnType<typeof createHash>, file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isDirectory()) {
    for (const name of readdirSync(file).sort()) addTo(hash, path.join(file, name));
  } else if (!/\.test\.tsx?$/.test(file)) {
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
}
