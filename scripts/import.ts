import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { importFunctions } from "#lib/classification/import.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { now } from "#lib/platform/clock.ts";
import { perform } from "#lib/platform/operation.ts";
import { sentence } from "#lib/platform/messages.ts";
import { importPetitions } from "#lib/petitions/import.ts";
import { importDocuments } from "./import-documents.ts";

const usage = "npm run import -- documents <file.jsonl> [...]\nnpm run import -- petitions <file.jsonl> [...]\nnpm run import -- functions <file.csv> [--tree <name>] [--dry-run]\n";
const language = process.env["LANG"]?.startsWith("ko") ? "ko" : "en";

/** Whoever runs commands on the server administers it; history keeps that no official did. */
const system: Actor = {
  officialId: "00000000-0000-7000-8000-000000000000", nameKo: "온마루", nameEn: "Onmaru", rankKo: "", rankEn: "", login: "", seat: null, seats: [], tokens: [],
  roles: [{ role: "administrator", agencyId: "" }], scopes: ["read", "write", "import"], via: "system", credentialId: null, mustChangePassword: false, language,
};

/** `npm run import -- documents <file.jsonl>`, `npm run import -- petitions <file.jsonl>` and `npm run import -- functions <file.csv> [--dry-run]`. */
export async function main(args: string[]): Promise<number> {
  const [kind, ...rest] = args;
  const tree = rest.includes("--tree") ? rest[rest.indexOf("--tree") + 1] : undefined;
  const files = rest.filter((word) => !word.startsWith("--") && word !== tree);
  if (files.length === 0 || (kind !== "documents" && kind !== "petitions" && kind !== "functions")) {
    process.stderr.write(usage);
    return 2;
  }
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) {
    process.stderr.write(`No such file: ${missing.join(", ")}\n`);
    return 2;
  }
  let failed = 0;
  for (const file of files) {
    if (kind === "documents") failed += await importDocuments(file, now(), language);
    else failed += kind === "petitions" ? await petitions(file) : await functions(file, tree, rest.includes("--dry-run"));
  }
  return failed > 0 ? 1 : 0;
}

async function petitions(file: string): Promise<number> {
  const began = Date.now();
  const counts = await importPetitions(file, now(), {
    fault: (line, reason) => void process.stderr.write(`line ${line}: ${sentence(language, `petitions.import.${reason}`) ?? reason}\n`),
    progress: ({ added, known, failed }, share) => {
      const left = share > 0 ? Math.round(((Date.now() - began) / 1000) * (1 / share - 1)) : 0;
      process.stderr.write(`${Math.round(share * 100)} %: ${added} added, ${known} known, ${failed} broken, ${left} s left\n`);
    },
  });
  process.stdout.write(`${path.basename(file)}: ${counts.added} added, ${counts.known} known, ${counts.failed} broken, ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  // Broken lines have been told; the file was of no use only when nothing in it was a petition.
  return counts.added + counts.known === 0 ? counts.failed : 0;
}

async function functions(file: string, named: string | undefined, dryRun: boolean): Promise<number> {
  const tree = named ?? path.basename(file).replace(/\.[^.]*$/, "").toLowerCase().replace(/[^a-z0-9-]+/g, "-").replace(/^[^a-z]+/, "");
  const answer = await perform(importFunctions, system, { tree: tree || "imported", csv: await readFile(file, "utf8"), dryRun }, now());
  for (const { line, reason, text } of answer.errors) process.stderr.write(`line ${line}: ${sentence(language, `classification.import.${reason}`) ?? reason}${text ? ` (${text})` : ""}\n`);
  process.stdout.write(`${path.basename(file)} → ${answer.tree}${dryRun ? " (dry run)" : ""}: ${answer.added} added, ${answer.changed} changed, ${answer.same} as before, ${answer.failed} broken\n`);
  return answer.added + answer.changed + answer.same === 0 ? answer.failed : 0;
}
