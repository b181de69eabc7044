import { signedIn, submitted, taskOf } from "./client.ts";
import type { Client } from "./client.ts";
import type { Product } from "./product.ts";
import { serialsIn } from "./races.ts";
import type { Found } from "./races.ts";

/** What the server answered as done, and so must be there whatever is killed afterwards. */
interface Promised {
  id: string;
  title: string;
  /** Null before it was decided; "" where the answer broke off after its first line, which said that it was. */
  number: string | null;
}

/** Writing, saving, submitting and deciding a document; two writers share the acts of a second. */
const actsOfOne = 4;
const writers = ["훈련", "연습"];
/** Documents sent before a kill, so that it meets the acts in full flow however slow the machine; it comes without them after this long. */
const leastOfRound = 5;
const longestRound = 20_000;
const pace = (actsOfOne * writers.length * 1_000) / 20;

/**
 * Kills the application and PostgreSQL under some twenty acts a second. Whatever was answered as done is there once,
 * numbers run without gap or double, the history verifies and the index catches up.
 */
export async function kills(product: Product, of: { application: number; postgres: number }, say: (line: string) => void): Promise<Found> {
  const promised = new Map<string, Promised>();
  // Both spread evenly over the whole.
  const spread = (part: "application" | "postgres") => Array.from({ length: of[part] }, (_, n) => ({ part, at: (n + 0.5) / of[part] }));
  const order = [...spread("application"), ...spread("postgres")].sort((a, b) => a.at - b.at);
  for (const [n, { part }] of order.entries()) {
    const stop = { now: false };
    const [drafter, manager] = await Promise.all([signedIn(product.url, "drafter", product.password), signedIn(product.url, "manager", product.password)]);
    const work = Promise.all(writers.map((name) => acts(drafter, manager, promised, `${name} ${n}`, stop)));
    await underWay(promised, promised.size + leastOfRound);
    await new Promise((resolve) => setTimeout(resolve, (n % 5) * 170));
    await product.kill(part);
    stop.now = true;
    await work;
    await product.start();
    say(`${n + 1} of ${order.length} kills (${part}); ${promised.size} documents promised`);
  }
  return { what: `${of.application} kills of the application and ${of.postgres} of PostgreSQL`, rounds: order.length, faults: await faultsOf(product, promised) };
}

async function underWay(promised: ReadonlyMap<string, Promised>, least: number): Promise<void> {
  for (const began = Date.now(); promised.size < least && Date.now() - began < longestRound; ) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Writes, submits and decides documents until it is stopped; keeps what was answered as done. */
async function acts(drafter: Client, manager: Client, promised: Map<string, Promised>, name: string, stop: { now: boolean }): Promise<void> {
  const task = await taskOf(drafter).catch(() => null);
  const began = Date.now();
  for (let n = 0; task !== null && !stop.now; n++) {
    const title = `${name}-${n}`;
    const id = await submitted(drafter, title, [{ kind: "delegated-decision", postId: manager.postId }], task).catch(() => null);
    if (id === null) continue;
    promised.set(id, { id, title, number: null });
    const decided = await manager.post(`/api/v1/documents/${id}/approvals`, { version: 1, opinion: "" });
    if (decided.status === 200) promised.set(id, { id, title, number: typeof decided.body["number"] === "string" ? decided.body["number"] : "" });
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + (n + 1) * pace - Date.now())));
  }
}

async function faultsOf(product: Product, promised: ReadonlyMap<string, Promised>): Promise<string[]> {
  const faults: string[] = [];
  const drafter = await signedIn(product.url, "drafter", product.password);
  const numbers = new Map<string, string>();
  for (const { id, title, number } of promised.values()) {
    const { status, body } = await drafter.get(`/api/v1/documents/${id}`);
    if (status !== 200 || body["title"] !== title) faults.push(`${title} was answered as submitted and is ${status}`);
    else if (number !== null && (number === "" ? typeof body["number"] !== "string" : body["number"] !== number)) faults.push(`${title} was answered as ${number || "decided"} and is ${String(body["number"])}`);
    const given = body["number"];
    if (typeof given === "string") {
      if (numbers.has(given)) faults.push(`${given} was given to ${title} and ${numbers.get(given)}`);
      numbers.set(given, title);
    }
  }
  // Those too whose answer was lost with the application.
  const serials = [...numbers.keys()].map((label) => Number(label.split("-").at(-1))).sort((a, b) => a - b);
  const registered = await serialsIn(drafter, serials[0] ?? 0);
  for (let serial = serials[0] ?? 0; serial < (serials.at(-1) ?? 0); serial++) if (registered.filter((one) => one === serial).length !== 1) faults.push(`${serial} stands ${registered.filter((one) => one === serial).length} times in the register`);
  for (const name of ["history:verify", "access:verify"]) {
    const { code, output } = await product.command(name.replace(":", "-"));
    if (code !== 0) faults.push(`npm run ${name} ended with ${code}: ${output.trim().split("\n").at(-1) ?? ""}`);
  }
  const last = [...promised.values()].filter(({ number }) => number !== null).slice(-5);
  for (const { id, title } of last) if (!(await found(drafter, id, title))) faults.push(`${title} is not found after a minute`);
  const behind = await indexBehind(product);
  if (behind) faults.push(`the index did not catch up: ${behind}`);
  return faults;
}

/** Whether the whole index is as the records are, once the worker has taken up what waits; else what differs. */
async function indexBehind(product: Pick<Product, "command">): Promise<string | null> {
  for (let turn = 0; ; turn++) {
    const { code, output } = await product.command("search-verify");
    if (code === 0) return null;
    if (turn >= 10) return output.trim().split("\n").slice(-2).join("; ");
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  }
}

async function found(client: Client, id: string, title: string): Promise<boolean> {
  for (let turn = 0; turn < 60; turn++) {
    const { body } = await client.get(`/api/v1/search?q=${encodeURIComponent(`"${title}"`)}&limit=50`);
    if (((body["hits"] ?? []) as { id: string }[]).some((hit) => hit.id === id)) return true;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  return false;
}
