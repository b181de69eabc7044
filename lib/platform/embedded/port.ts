import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/*
 * Systems hand out ports from 32768 on (others from 49152) to connections that go out: one that was
 * free a moment ago may be taken by such a connection before what was started listens there.
 */
const FIRST = 15_000;
const LAST = 32_000;
const TRIES = 50;

/** A port of 127.0.0.1 where nothing listens: the one that is wanted if it is free, else any. */
export async function freePort(wanted = 0): Promise<number> {
  if (wanted && (await isFree(wanted))) return wanted;
  for (let tried = 0; tried < TRIES; tried++) {
    const port = randomInt(FIRST, LAST);
    if (await isFree(port)) return port;
  }
  throw new Error("no free port on 127.0.0.1");
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
