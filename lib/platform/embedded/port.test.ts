import { createServer } from "node:net";
import { expect, test } from "vitest";
import { freePort } from "#lib/platform/embedded/port.ts";

test("the wanted port where it is free, else one that no connection going out is given", async () => {
  const free = await freePort();
  expect(await freePort(free)).toBe(free);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(free, "127.0.0.1", resolve));
  const other = await freePort(free);
  await new Promise((resolve) => server.close(resolve));
  expect(other).not.toBe(free);
  expect(other).toBeGreaterThanOrEqual(15_000);
  expect(other).toBeLessThan(32_000);
});
