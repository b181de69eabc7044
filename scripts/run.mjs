// `node scripts/run.mjs <command> …`: runs scripts/<command>.ts on the Node of node_modules.
import { installed, onOwnNode } from "./bootstrap.mjs";

await installed();
await onOwnNode("scripts/run.ts", process.argv.slice(2));
