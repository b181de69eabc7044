import { createConnection, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** A way to a server that can be cut, and made slow. */
export interface Proxy {
  url: string;
  /** `open`: all passes; `closed`: nobody is there; a number: answers come so many milliseconds late. */
  set(way: "open" | "closed" | number): void;
  close(): Promise<void>;
}

export async function proxyTo(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  let way: "open" | "closed" | number = "open";
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    if (way === "closed") {
      near.destroy();
      return;
    }
    const far = createConnection(Number(port), hostname);
    const late = () => (typeof way === "number" ? way : 0);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.once("close", () => sockets.delete(socket));
    }
    near.on("data", (chunk) => far.write(chunk));
    near.once("close", () => far.destroy());
    far.on("data", (chunk) => void setTimeout(() => near.writable && near.write(chunk), late()));
    // What was said last arrives before the end.
    far.once("close", () => void setTimeout(() => near.end(), late()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => sockets.forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set(next) {
      way = next;
      if (next === "closed") cut();
    },
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
