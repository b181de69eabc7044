import { budget } from "#lib/search/clients.ts";

/** After a failure the cluster is left alone for so long, so that nobody waits for it at each question; then one tries for all. */
const respite = 5_000;
const restsUntil = new Map<string, number>();

/** Whether the cluster may be asked now. After its rest one is let through, and the others when that went well. */
export function mayTry(url: string): boolean {
  const until = restsUntil.get(url);
  if (until === undefined) return true;
  if (Date.now() < until) return false;
  restsUntil.set(url, Date.now() + budget() + respite);
  return true;
}

export const worked = (url: string): void => void restsUntil.delete(url);
export const failed = (url: string): void => void restsUntil.set(url, Date.now() + respite);
