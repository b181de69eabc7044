import { notFound } from "next/navigation";
import { Refusal } from "#lib/refusal.ts";

/** What an address names, or the page that says there is nothing: missing and forbidden alike. */
export async function orNotFound<T>(id: string, load: () => Promise<T>): Promise<T> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) notFound();
  try {
    return await load();
  } catch (error) {
    if (error instanceof Refusal && error.code === "platform.not-found") notFound();
    throw error;
  }
}
