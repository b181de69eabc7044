import { proxyTo } from "../proxy.ts";
import type { Proxy } from "../proxy.ts";
import { signedIn, submitted, taskOf } from "./client.ts";
import type { Client } from "./client.ts";
import type { Product } from "./product.ts";
import type { Found } from "./races.ts";

/** How long after its return the cluster may still differ. */
const within = 30_000;
/** A cluster that answers so late is as good as none. */
const slow = 20_000;
/** How long the product may take to see that the cluster is away: a question's budget, and what else is under way. */
const noticed = 4_000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Asked {
  at: number;
  status: number;
  total: number;
  fallback: boolean;
  ms: number;
}

/**
 * The cluster is away, half of the time as if it were not there and half of it too slow, under searches and writes: each search
 * is answered and says by whom, nothing written is lost, and soon after its return the cluster lacks nothing.
 */
export async function outage(product: Product, cluster: string, seconds: number, say: (line: string) => void): Promise<Found> {
  const proxy = await proxyTo(cluster);
  try {
    await product.start({ ELASTICSEARCH_URL: proxy.url });
    const faults: string[] = [];
    const [drafter, reader] = await Promise.all([signedIn(product.url, "drafter", product.password), signedIn(product.url, "manager", product.password)]);
    await answering(reader);
    const { asked, written, gone, back } = await away(proxy, drafter, reader, seconds, say);
    say("the cluster is back; what it missed is brought to it …");
    const rested = await answering(reader).then(() => Date.now() - back, () => Infinity);
    if (rested > within) faults.push(`after ${within / 1000} s the cluster did not answer again`);
    await wait(Math.max(0, back + within - Date.now()));
    const { code, output } = await product.command("search-verify", { ELASTICSEARCH_URL: cluster });
    if (code !== 0) faults.push(`${within / 1000} s after its return the indexes differ from the records: ${output.trim().split("\n").slice(-2).join("; ")}`);
    faults.push(...faultsOf(asked, gone, back), ...(await lost(reader, written)));
    const told = asked.filter(({ at }) => at > gone && at < back);
    say(`${asked.length} searches, ${told.length} of them while it was away, the slowest ${Math.max(...told.map(({ ms }) => ms))} ms; ${written.size} documents written; answered by the cluster again after ${(rested / 1000).toFixed(1)} s`);
    return { what: `Elasticsearch away for ${seconds} s under ${asked.length} searches and ${written.size} writes`, rounds: 1, faults };
  } finally {
    await proxy.close();
  }
}

async function away(proxy: Proxy, drafter: Client, reader: Client, seconds: number, say: (line: string) => void) {
  const [asked, written] = [[] as Asked[], new Map<string, string>()];
  const stop = { now: false };
  const searches = Promise.all([0, 1, 2].map(async () => {
    for (; !stop.now; await wait(100)) asked.push(await ask(reader, "혁신"));
  }));
  const task = await taskOf(drafter);
  const writes = (async () => {
    for (let n = 0; !stop.now; n++) {
      const title = `훈련 ${n}`;
      const id = await submitted(drafter, title, [{ kind: "delegated-decision", postId: reader.postId }], task).catch(() => null);
      if (id !== null) written.set(id, title);
      await wait(200);
    }
  })();
  await wait(3_000);
  say(`the cluster goes away for ${seconds} s …`);
  const gone = Date.now();
  proxy.set("closed");
  await wait((seconds * 1_000) / 2);
  proxy.set(slow);
  await wait((seconds * 1_000) / 2);
  proxy.set("open");
  const back = Date.now();
  await wait(3_000);
  stop.now = true;
  await Promise.all([searches, writes]);
  return { asked, written, gone, back };
}

async function ask(client: Client, q: string): Promise<Asked> {
  const at = Date.now();
  const { status, body } = await client.get(`/api/v1/search?q=${encodeURIComponent(q)}`).catch((error: unknown) => ({ status: 0, body: { error: String(error) } as Record<string, unknown> }));
  return { at, status, total: Number(body["total"] ?? 0), fallback: body["fallback"] === true, ms: Date.now() - at };
}

/** Until the cluster itself answers. */
async function answering(client: Client): Promise<void> {
  for (const until = Date.now() + 120_000; Date.now() < until; await wait(250)) {
    const { status, fallback, total } = await ask(client, "혁신");
    if (status === 200 && !fallback && total > 0) return;
  }
  throw new Error("the cluster did not answer in two minutes");
}

function faultsOf(asked: readonly Asked[], gone: number, back: number): string[] {
  const failed = asked.filter(({ status, total }) => status !== 200 || total === 0);
  const silent = asked.filter(({ at, fallback }) => at > gone + noticed && at < back && !fallback);
  const late = asked.filter(({ ms }) => ms > noticed);
  return [
    ...(failed.length > 0 ? [`${failed.length} of ${asked.length} searches failed or found nothing (${failed[0]!.status})`] : []),
    ...(silent.length > 0 ? [`${silent.length} searches did not say that PostgreSQL answered`] : []),
    ...(late.length > 0 ? [`${late.length} searches took longer than ${noticed} ms`] : []),
  ];
}

/** What was answered as written and is not found by the cluster. */
async function lost(reader: Client, written: ReadonlyMap<string, string>): Promise<string[]> {
  const faults: string[] = [];
  for (const [id, title] of written) {
    const { status, body } = await reader.get(`/api/v1/search?q=${encodeURIComponent(`"${title}"`)}&kind=document&limit=100`);
    const hits = (body["hits"] ?? []) as { id: string }[];
    if (status !== 200 || body["fallback"] === true || !hits.some((hit) => hit.id === id)) faults.push(`${title} is not found on the cluster`);
  }
  return faults;
}
