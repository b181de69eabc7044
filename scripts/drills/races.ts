import { signedIn, submitted, taskOf } from "./client.ts";
import type { Answer, Client } from "./client.ts";

export interface Found {
  what: string;
  rounds: number;
  /** What was not as it must be. */
  faults: string[];
}

/** Refusals that tell somebody who comes second how it stands. */
const clear = new Set(["approval.already-acted", "approval.already-acted-by", "approval.decided", "approval.decided-by", "approval.returned", "approval.returned-by", "approval.recalled", "approval.recalled-by", "approval.not-your-step", "approval.not-under-way", "approval.next-has-acted", "platform.changed-meanwhile"]);
const isClear = ({ status, body }: Answer) => status >= 400 && status < 500 && clear.has(String(body["code"]));

/** Eight clients act on one step at one moment: one is first, seven are told so. */
export async function oneStep(url: string, password: string, rounds: number): Promise<Found> {
  const drafter = await signedIn(url, "drafter", password);
  const clients: Client[] = [];
  while (clients.length < 8) clients.push(await signedIn(url, "manager", password));
  const task = await taskOf(drafter);
  const faults: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const id = await submitted(drafter, `경합 ${round}`, [{ kind: "delegated-decision", postId: clients[0]!.postId }], task);
    const answers = await Promise.all(clients.map((client, n) => (n % 4 === 3 ? client.post(`/api/v1/documents/${id}/returns`, { version: 1, reason: "훈련" }) : client.post(`/api/v1/documents/${id}/approvals`, { version: 1, opinion: "" }))));
    const won = answers.filter((answer) => answer.status === 200).length;
    if (won !== 1) faults.push(`round ${round}: ${won} were first`);
    for (const answer of answers) if (answer.status !== 200 && !isClear(answer)) faults.push(`round ${round}: ${answer.status} ${String(answer.body["code"])}`);
  }
  return { what: "8 clients act on one step", rounds, faults };
}

/** Many decide in one unit at one moment: their numbers follow one another without gap or double. */
export async function oneUnit(url: string, password: string, deciders: number): Promise<Found> {
  const drafter = await signedIn(url, "drafter", password);
  const [manager, reviewer] = await Promise.all([signedIn(url, "manager", password), signedIn(url, "reviewer", password)]);
  const task = await taskOf(drafter);
  const laid: { id: string; by: typeof manager }[] = [];
  for (let n = 0; n < deciders; n++) {
    const by = n % 2 ? manager! : reviewer!;
    laid.push({ by, id: await submitted(drafter, `번호 ${n}`, [{ kind: "delegated-decision", postId: by.postId }], task) });
  }
  const answers = await Promise.all(laid.map(({ id, by }) => by.post(`/api/v1/documents/${id}/approvals`, { version: 1, opinion: "" })));
  const faults = answers.filter((answer) => answer.status !== 200).map((answer) => `${answer.status} ${String(answer.body["code"])}`);
  const serials = answers.map((answer) => Number(String(answer.body["number"]).split("-").at(-1))).sort((a, b) => a - b);
  if (new Set(serials).size !== serials.length) faults.push("a number was given twice");
  // Others may decide in the unit meanwhile: theirs stand in its register between these.
  const registered = await serialsIn(manager!, serials[0] ?? 0);
  for (let serial = serials[0] ?? 0; serial < (serials.at(-1) ?? 0); serial++) if (registered.filter((one) => one === serial).length !== 1) faults.push(`${serial} stands ${registered.filter((one) => one === serial).length} times in the register`);
  return { what: `${deciders} decide in one unit`, rounds: 1, faults };
}

/** The serials of the unit's register from one on, newest first. */
export async function serialsIn(client: Client, from: number): Promise<number[]> {
  const serials: number[] = [];
  for (let page = 1; ; page++) {
    const { body } = await client.get(`/api/v1/register?page=${page}`);
    const lines = ((body["lines"] ?? []) as { number: string }[]).map((line) => Number(line.number.split("-").at(-1)));
    serials.push(...lines);
    if (lines.length === 0 || Math.min(...lines) <= from) return serials;
  }
}

/** The drafter recalls while the next approves: one or the other, and the record says which. */
export async function recallOrApprove(url: string, password: string, rounds: number): Promise<Found> {
  const [drafter, reviewer, manager] = await Promise.all(["drafter", "reviewer", "manager"].map((login) => signedIn(url, login, password)));
  const task = await taskOf(drafter!);
  const faults: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const id = await submitted(drafter!, `회수 ${round}`, [{ kind: "review", postId: reviewer!.postId }, { kind: "delegated-decision", postId: manager!.postId }], task);
    const [recalled, approved] = await Promise.all([drafter!.post(`/api/v1/documents/${id}/recalls`, { reason: "" }), reviewer!.post(`/api/v1/documents/${id}/approvals`, { version: 1, opinion: "" })]);
    const won = [recalled, approved].filter((answer) => answer!.status === 200).length;
    if (won !== 1) faults.push(`round ${round}: ${won} of the two were done`);
    for (const answer of [recalled!, approved!]) if (answer.status !== 200 && !isClear(answer)) faults.push(`round ${round}: ${answer.status} ${String(answer.body["code"])}`);
    const { body } = await drafter!.get(`/api/v1/documents/${id}`);
    if (body["status"] !== (recalled!.status === 200 ? "recalled" : "in-approval")) faults.push(`round ${round}: it is ${String(body["status"])}`);
  }
  return { what: "recall against approve", rounds, faults };
}
