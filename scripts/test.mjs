// `npm test`: proves the whole product; `npm test -- <words>` a part of it, `npm run check` what needs no browser.
import { installed, onOwnNode } from "./bootstrap.mjs";

await installed();
await onOwnNode("scripts/test.ts", process.argv.slice(2));
