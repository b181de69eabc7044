import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Elasticsearch 9 asks for this much; a newer one does as well. */
const OLDEST = 21;

/** A Java home of a sufficient version: named, found in the usual place, or installed by the system's packages. */
export function findJava(say: (line: string) => void): string {
  const found = lookForJava();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    for (const version of [25, 21]) {
      say(`Installing Java ${version} with apt-get`);
      if (install(`openjdk-${version}-jdk-headless`)) {
        const installed = lookForJava();
        if (installed) return installed;
      }
    }
  }
  throw new Error(`Elasticsearch needs Java ${OLDEST} or newer: install one and name its folder in ES_JAVA_HOME, or set ELASTICSEARCH_URL to a running cluster.`);
}

function lookForJava(): string | null {
  const places = [process.env.ES_JAVA_HOME, process.env.JAVA_HOME, ...homesUnder("/usr/lib/jvm"), ...homesUnder("/opt")];
  const fit = places.filter((place): place is string => place !== undefined && place !== "" && versionOf(place) >= OLDEST);
  return fit[0] ?? null;
}

function homesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => path.join(folder, name))
    .sort((a, b) => versionOf(b) - versionOf(a));
}

function versionOf(home: string): number {
  if (!existsSync(path.join(home, "bin", "java"))) return 0;
  try {
    const release = readFileSync(path.join(home, "release"), "utf8");
    return Number(/^JAVA_VERSION="?(\d+)/m.exec(release)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function install(name: string): boolean {
  try {
    execFileSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    return true;
  } catch {
    return false;
  }
}
