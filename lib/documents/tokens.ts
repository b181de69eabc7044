import type { TokenSets } from "#lib/access/rules.ts";
import type { Route } from "#lib/approval/rules.ts";
import { readersOfRoute, tokensOf } from "#lib/documents/rules.ts";
import type { AccessFacts, AccessScope, Disclosure, KnownTo, Status } from "#lib/documents/rules.ts";
import type { Document } from "#prisma/generated/client.ts";

type Row = Pick<Document, "agencyId" | "departmentId" | "drafterPostId" | "disclosure" | "scope" | "scopeDepartments" | "scopePosts" | "knownTo">;

/** Who may know and read a document, as its row and its route say, with those who stand beside both: posts that are asked to look at it before it is submitted, and further agencies that sign it. */
export function tokensOfRow(row: Row, status: Status, route: Route, beside: Pick<AccessFacts, "consultedPostIds" | "signers">): TokenSets {
  return tokensOf({ ...row, status, disclosure: row.disclosure as Disclosure, scope: row.scope as AccessScope, knownTo: row.knownTo as KnownTo, ...readersOfRoute(route), ...beside });
}

/** Those of a draft that begins at a seat: its post's alone, whatever is chosen in it. */
export function tokensOfDraft({ agencyId, departmentId, postId }: Pick<AccessFacts, "agencyId" | "departmentId"> & { postId: string }): TokenSets {
  return tokensOf({ status: "draft", agencyId, departmentId, drafterPostId: postId, disclosure: "open", scope: "department", scopeDepartments: [], knownTo: "agency", routePostIds: [] });
}
