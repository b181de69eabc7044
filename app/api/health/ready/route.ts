import { now } from "#lib/platform/clock.ts";
import { database, refuseOwner } from "#lib/platform/database.ts";
import { outboxLag } from "#lib/platform/worker.ts";

export const dynamic = "force-dynamic";

/** The whole product serves: the database answers, is laid out, and the application cannot change its history. */
export async function GET(): Promise<Response> {
  try {
    await refuseOwner(database());
    return Response.json({ status: "ready", outbox: await outboxLag(now()) });
  } catch {
    return Response.json({ status: "not ready" }, { status: 503 });
  }
}
