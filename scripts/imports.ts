import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** The files of this repository that a file imports, itself or through others, and the file itself. */
export function reachedFrom(file: string): Set<string> {
  const reached = new Set([file]);
  // What is added to a set while it is gone through is gone through too.
  for (const at of reached) for (const next of imported(at)) reached.add(next);
  return reached;
}

/** Each file is read once. */
const known = new Map<string, readonly string[]>();

function imported(file: string): readonly string[] {
  const found = known.get(file) ?? (/\.(tsx?|m?js)$/.test(file) ? read(file) : []);
  known.set(file, found);
  return found;
}

function read(file: string): string[] {
  const names = [...readFileSync(file, "utf8").matchAll(/\b(?:from|import)\s*\(?\s*"([#.][^"]+)"/g)].map(([, name = ""]) => name);
  const places = names.map((name) => (name.startsWith("#") ? name.slice(1) : path.join(path.dirname(file), name)));
  return places.filter((place) => existsSync(place));
}
