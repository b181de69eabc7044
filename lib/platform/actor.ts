/**
 * Who acts, as computed by the organisation room for each request and passed as an argument.
 * Platform knows its shape only; nothing here asks who somebody is.
 */
export interface ActorSeat {
  postId: string;
  postNameKo: string;
  postNameEn: string;
  level: number;
  isHead: boolean;
  departmentId: string;
  departmentNameKo: string;
  departmentNameEn: string;
  agencyId: string;
  agencyNameKo: string;
  agencyNameEn: string;
  /** How the seat is held: `regular`, `concurrent`, `acting` (vacant post) or `deputy` (holder absent). */
  kind: "regular" | "concurrent" | "acting" | "deputy";
  /** The holder in whose place it is held, for `deputy`. */
  onBehalfOf: { officialId: string; nameKo: string; nameEn: string } | null;
  validUntil: string | null;
  /** Departments below its own that the holder of this seat heads. */
  headsDepartmentIds: readonly string[];
}

export type Role = "records-officer" | "administrator" | "desk-agent" | "auditor";
export type Scope = "read" | "write" | "import";

export interface Actor {
  officialId: string;
  nameKo: string;
  nameEn: string;
  rankKo: string;
  rankEn: string;
  login: string;
  /** The seat chosen for acting; null for someone without any appointment today. */
  seat: ActorSeat | null;
  seats: readonly ActorSeat[];
  /** What the person may know and read by all seats of today (see access/rules). */
  tokens: readonly string[];
  roles: readonly { role: Role; agencyId: string }[];
  scopes: readonly Scope[];
  via: "browser" | "token" | "system";
  /** Session or personal token by which the request came. */
  credentialId: string | null;
  mustChangePassword: boolean;
  language: "ko" | "en";
}

export function hasRole(actor: Actor, role: Role, agencyId?: string): boolean {
  return actor.roles.some((held) => held.role === role && (agencyId === undefined || held.agencyId === agencyId));
}
