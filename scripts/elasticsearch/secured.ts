import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cacheFolder, VERSION } from "./distribution.ts";

/** What opens a secured cluster of a trial: its own authority, as a file, and the password of `elastic`. */
export interface Secured {
  ca: string;
  password: string;
}

/** An authority of its own and a certificate for loopback in the folder of the settings. Answers what the settings then say. */
export function certify(config: string): { settings: string[]; ca: string } {
  const openssl = (...words: string[]) => void execFileSync("openssl", words, { cwd: config, stdio: ["ignore", "ignore", "pipe"] });
  writeFileSync(path.join(config, "names"), "subjectAltName=IP:127.0.0.1,DNS:localhost\n");
  openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.crt", "-subj", "/CN=Onmaru trial", "-days", "2");
  openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "http.key", "-out", "http.csr", "-subj", "/CN=127.0.0.1");
  openssl("x509", "-req", "-in", "http.csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-out", "http.crt", "-days", "2", "-extfile", "names");
  return { ca: path.join(config, "ca.crt"), settings: ["xpack.security.enabled: true", "xpack.security.http.ssl.enabled: true", "xpack.security.http.ssl.key: http.key", "xpack.security.http.ssl.certificate: http.crt"] };
}

/** Gives `elastic` its password before the first start. */
export function keepPassword(home: string, password: string, options: { env: NodeJS.ProcessEnv; uid?: number; gid?: number }): void {
  const keystore = (words: string[], input = "") => execFileSync(path.join(home, "bin", "elasticsearch-keystore"), words, { cwd: "/", input, ...options, stdio: ["pipe", "ignore", "pipe"] });
  keystore(["create"]);
  keystore(["add", "-x", "bootstrap.password"], password);
}

/** The server of Maven Central cannot keep API keys without what TrialAnalysis brings; the official one has it. */
export function ensureAnalysis(home: string, java: string): void {
  const place = path.join(home, "plugins", "trial-analysis");
  if (existsSync(path.join(home, "modules", "analysis-common")) || existsSync(place)) return;
  const work = mkdtempSync(path.join(cacheFolder(), "fetch-"));
  try {
    execFileSync(path.join(java, "bin", "javac"), ["--release", "21", "-cp", path.join(home, "lib", "*"), "-d", path.join(work, "classes"), path.resolve("scripts/elasticsearch/TrialAnalysis.java")], { stdio: ["ignore", "ignore", "pipe"] });
    const plugin = path.join(work, "plugin");
    mkdirSync(plugin);
    execFileSync(path.join(java, "bin", "jar"), ["--create", "--file", path.join(plugin, "trial-analysis.jar"), "-C", path.join(work, "classes"), "."]);
    const told = { name: "trial-analysis", description: "for trials", version: "1", classname: "TrialAnalysis", "java.version": "21", "elasticsearch.version": VERSION };
    writeFileSync(path.join(plugin, "plugin-descriptor.properties"), Object.entries(told).map(([name, value]) => `${name}=${value}\n`).join(""));
    // Two commands may do so at once; the first one's serves both.
    if (!existsSync(place)) renameSync(plugin, place);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
