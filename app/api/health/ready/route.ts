import { database, refuseOwner } from "#lib/platform/database.ts";

export const dynamic = "force-dynamic";

/** The whole product serves: the database answers, is laid out, and the application cannot change its history. */
export async function GET(): Promise<Response> {
  try {
    await refuseOwner(database());
    return Response.json({ status: "ready" });
  } catch {
    return Response.json({ status: "not ready" }, { status: 503 });
  }
}
