import { readFileSync } from "node:fs";
import { readBytes } from "./read.ts";

/* The process that reads one file and ends: `node child.ts <place>`; what it read goes to its parent. */
const place = process.argv[2] ?? "";
const read = await readBytes(new Uint8Array(readFileSync(place)));
process.send?.(read, () => process.exit(0));
