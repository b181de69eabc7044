// Loaded into the application: Next believes whatever a caller says of the way that it came. As a balancer
// would, this adds who really connected, at the end; app/api/authenticate.ts reads from there.
import { Server } from "node:http";

const emit = Server.prototype.emit;
Server.prototype.emit = function (event, ...given) {
  if (event === "request" && given[0]?.socket) {
    const { headers, socket } = given[0];
    const said = headers["x-forwarded-for"];
    headers["x-forwarded-for"] = [said, socket.remoteAddress ?? "local"].filter(Boolean).join(", ");
  }
  return emit.call(this, event, ...given);
};
