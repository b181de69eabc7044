import { now } from "#lib/platform/clock.ts";
import { database, refuseOwner } from "#lib/platform/database.ts";
import { isLaid } from "#lib/search/rebuilding.ts";
import { outboxLag } from "#lib/platform/worker.ts";

export const dynamic = "force-dynamic";

/** The whole product serves: the database answers, is laid out, the application cannot change its history, and the search index has been built once. */
export async function GET(): Promise<Response> {
  try {
    await refuseOwner(database());
    if (!(await isLaid(database()))) return Response.json({ status: "indexing" }, { status: 503 });
    return Response.json({ status: "ready", outbox: await outboxLag(now()) });
  } catch {
    return Response.json({ status: "not ready" }, { status: 503 });
  }
}
