import { destroying } from "#lib/files/reactions.ts";
import { forgettingConsultations } from "#lib/documents/reactions.ts";
import { arriving } from "#lib/keeping/reactions.ts";
import type { Reaction } from "#lib/platform/outbox.ts";
import { indexing } from "#lib/search/reactions.ts";

/** What follows from acts; each room tells its own. Whoever takes messages from the outbox gives them to all. */
export const reactions: readonly Reaction[] = [forgettingConsultations, ...indexing, arriving, destroying];
