import { kills } from "./drills/kills.ts";
import { product } from "./drills/product.ts";
import { oneStep, oneUnit, recallOrApprove } from "./drills/races.ts";
import type { Found } from "./drills/races.ts";
import { ensureBuild } from "./build.ts";
import { seconds } from "./children.ts";

/** `npm run drill -- races | kills`: hours of an office at its worst, on the built product with a demonstration of its own. Ends with 1 when anything was not as it must be. */
export async function main([which = ""]: string[]): Promise<number> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  if (which !== "races" && which !== "kills") {
    say("Which drill? npm run drill -- races | kills");
    return 2;
  }
  await ensureBuild(say);
  const drilled = await product();
  try {
    say("laying a demonstration and starting the product …");
    await drilled.start();
    const { url, password } = drilled;
    const all = which === "kills" ? [() => kills(drilled, { application: 50, postgres: 20 }, say)] : [() => oneStep(url, password, 1_000), () => oneUnit(url, password, 50), () => recallOrApprove(url, password, 1_000)];
    let sound = true;
    for (const drill of all) sound = told(await timed(drill)) && sound;
    return sound ? 0 : 1;
  } finally {
    await drilled.leave();
  }
}

async function timed(drill: () => Promise<Found>): Promise<Found & { took: string }> {
  const began = Date.now();
  const found = await drill();
  return { ...found, took: seconds(began) };
}

function told({ what, rounds, faults, took }: Found & { took: string }): boolean {
  process.stdout.write(`${faults.length === 0 ? "✓" : "✗"} ${what}, ${rounds} rounds  ${took}\n`);
  for (const fault of faults.slice(0, 20)) process.stdout.write(`    ${fault}\n`);
  return faults.length === 0;
}
