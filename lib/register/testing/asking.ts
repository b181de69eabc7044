import { perform } from "#lib/platform/operation.ts";
import { monday } from "#lib/documents/testing/cast.ts";
import type { Cast, Person } from "#lib/documents/testing/cast.ts";
import { requestCorrection } from "../corrections.ts";
import { requestInput } from "../input.ts";

/** Asks as somebody for a correction of a document: for a slip of the pen, unless something else is said. */
export const asksFor = async (cast: Cast, who: Person, id: string, said: object, at = monday) => perform(requestCorrection, await cast.actor(who, at), requestInput.parse({ id, reason: "오기", ...said }), at);
