import { isRefused } from "#lib/refusal.ts";
import { decide } from "#lib/approval/deciding.ts";
import { evolve } from "#lib/approval/evolving.ts";
import { emptyRoute } from "#lib/approval/rules.ts";
import type { Command, Route } from "#lib/approval/rules.ts";

/** The route after commands in their order, each of which must be allowed. */
export function after(...commands: Command[]): Route {
  return commands.reduce((route, command, at) => {
    const events = decide(route, command, at);
    if (isRefused(events)) throw new Error(`${command.type}: ${events.refused}`);
    return events.reduce(evolve, route);
  }, emptyRoute);
}
