import { execFileSync } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";

export const VERSION = "9.2.0";

const OFFICIAL = "https://artifacts.elastic.co/downloads/elasticsearch";
/** The server as its own makers test it: without most modules and without a Java, and with all that is asked of it here. */
const ARTIFACT = `org.elasticsearch.distribution.integ-test-zip:elasticsearch:${VERSION}:zip`;
const MAVEN_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy";

/**
 * Where what was fetched once is kept. The server refuses root and is then run as nobody, who
 * cannot look into root's home.
 */
export function cacheFolder(): string {
  const own = process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache");
  const candidates = process.getuid?.() === 0 ? [] : [path.join(own, "onmaru")];
  for (const folder of [...candidates, "/var/tmp/onmaru-cache"]) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      return folder;
    } catch {
      // The next place may be writable.
    }
  }
  throw new Error("No folder to keep Elasticsearch in: neither ~/.cache nor /var/tmp can be written.");
}

/** The unpacked server, fetched when it is not there yet. */
export async function findDistribution(say: (line: string) => void): Promise<string> {
  const home = path.join(cacheFolder(), `elasticsearch-${VERSION}`);
  if (existsSync(path.join(home, "bin", "elasticsearch"))) return home;
  const work = mkdtempSync(path.join(cacheFolder(), "fetch-"));
  try {
    if (!(await fromOfficialArchive(work, say)) && !fromMaven(work, say)) {
      throw new Error("Elasticsearch could not be fetched: install Maven (mvn) or unzip, or set ELASTICSEARCH_URL to a running cluster.");
    }
    const unpacked = readdirSync(work).find((name) => name === `elasticsearch-${VERSION}`);
    if (!unpacked) throw new Error(`The archive of Elasticsearch holds no folder elasticsearch-${VERSION}.`);
    try {
      renameSync(path.join(work, unpacked), home);
    } catch (error) {
      // Two commands may fetch at once; the first one's copy serves both.
      if (!existsSync(path.join(home, "bin", "elasticsearch"))) throw error;
    }
    return home;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function fromOfficialArchive(work: string, say: (line: string) => void): Promise<boolean> {
  const machine = { x64: "x86_64", arm64: "aarch64" }[process.arch as string];
  if (process.platform !== "linux" || !machine) return false;
  const url = `${OFFICIAL}/elasticsearch-${VERSION}-linux-${machine}.tar.gz`;
  try {
    const head = await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(2_000) });
    if (!head.ok) return false;
    say(`Fetching Elasticsearch ${VERSION}`);
    const answer = await fetch(url, { signal: AbortSignal.timeout(900_000) });
    if (!answer.ok || !answer.body) return false;
    const file = path.join(work, "archive.tar.gz");
    await pipeline(answer.body, createWriteStream(file));
    execFileSync("tar", ["xzf", file, "-C", work, "--no-same-owner"]);
    return true;
  } catch {
    return false;
  }
}

function fromMaven(work: string, say: (line: string) => void): boolean {
  if (!commandExists("mvn") && !installed("maven", say)) return false;
  if (!commandExists("unzip") && !installed("unzip", say)) return false;
  say(`Fetching Elasticsearch ${VERSION} with Maven`);
  copyFromMaven(ARTIFACT, work);
  execFileSync("unzip", ["-q", path.join(work, `elasticsearch-${VERSION}.zip`), "-d", work]);
  return true;
}

/** Copies an artifact of Maven Central into a folder that is thrown away, where Maven's own repository stands too; a first failure may be the network's. */
export function copyFromMaven(artifact: string, work: string): void {
  const fetchOne = () =>
    execFileSync("mvn", ["-q", "-B", MAVEN_COPY, `-Dartifact=${artifact}`, `-DoutputDirectory=${work}`, `-Dmaven.repo.local=${path.join(work, "repository")}`], { stdio: ["ignore", "ignore", "inherit"], cwd: work });
  try {
    fetchOne();
  } catch {
    fetchOne();
  }
}

function commandExists(name: string): boolean {
  return (process.env.PATH ?? "").split(":").some((folder) => folder !== "" && existsSync(path.join(folder, name)));
}

function installed(name: string, say: (line: string) => void): boolean {
  if (process.getuid?.() !== 0 || !commandExists("apt-get")) return false;
  say(`Installing ${name} with apt-get`);
  try {
    execFileSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], { stdio: "ignore" });
    return commandExists(name);
  } catch {
    return false;
  }
}
