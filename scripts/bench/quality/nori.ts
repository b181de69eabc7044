import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { cacheFolder, copyFromMaven, findDistribution } from "../../elasticsearch/distribution.ts";
import { findJava } from "../../elasticsearch/java.ts";

/** Of the line of Lucene that the server of the trials brings. */
const NORI = "10.3.0";

/** Each text as Lucene's Korean analyser (nori) cuts it, which the server of the trials comes without: fetched beside the Lucene that it brings. */
export async function cutByNori(texts: readonly string[], say: (line: string) => void): Promise<string[][]> {
  const home = await findDistribution(say);
  const jar = path.join(cacheFolder(), `lucene-analysis-nori-${NORI}.jar`);
  if (!existsSync(jar)) fetchJar(jar, say);
  const input = `${texts.map((text) => text.toWellFormed().replace(/\s+/g, " ")).join("\n")}\n`;
  const cut = execFileSync(path.join(findJava(say), "bin", "java"), ["-Xmx512m", "-cp", `${path.join(home, "lib", "*")}:${jar}`, path.resolve("scripts/elasticsearch/NoriTerms.java")], { input, maxBuffer: 1 << 30, stdio: ["pipe", "pipe", "ignore"] }).toString("utf8");
  const lines = cut.split("\n").slice(0, texts.length);
  if (lines.length !== texts.length) throw new Error(`nori cut ${lines.length} of ${texts.length} texts.`);
  return lines.map((line) => line.split(" ").filter(Boolean));
}

function fetchJar(jar: string, say: (line: string) => void): void {
  say(`Fetching nori ${NORI} with Maven`);
  const work = mkdtempSync(path.join(cacheFolder(), "fetch-"));
  try {
    copyFromMaven(`org.apache.lucene:lucene-analysis-nori:${NORI}:jar`, work);
    renameSync(path.join(work, path.basename(jar)), jar);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
