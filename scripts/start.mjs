// `npm start`: all that the product needs, from one command.
import { installed, onOwnNode } from "./bootstrap.mjs";

await installed();
await onOwnNode("scripts/start.ts", process.argv.slice(2));
