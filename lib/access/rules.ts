/**
 * Who may know, who may read. Every record stores two sets of tokens, every person has one from the
 * appointments of today; a right exists when the sets meet. Pure: the same rule is asked of
 * PostgreSQL by array overlap, of Elasticsearch by a `terms` filter and here by sets.
 */

/** `all` · `agency:<id>` · `department:<id>` · `post:<id>` · `official:<id>` · `records:<agency>` (its records officers) · `head:<department>` (whoever heads it) */
export type AccessToken = string;

export const everyone: AccessToken = "all";
export const agencyToken = (id: string): AccessToken => `agency:${id}`;
export const departmentToken = (id: string): AccessToken => `department:${id}`;
export const postToken = (id: string): AccessToken => `post:${id}`;
export const officialToken = (id: string): AccessToken => `official:${id}`;
export const recordsToken = (agencyId: string): AccessToken => `records:${agencyId}`;
export const headToken = (departmentId: string): AccessToken => `head:${departmentId}`;

export interface TokenSets {
  /** Who may know that the record exists. Its title stands in lists and counts for those whom `mayList` names. */
  listers: AccessToken[];
  /** Who may read it. Always a part of the listers. */
  readers: AccessToken[];
}

export function meets(record: readonly AccessToken[], person: readonly AccessToken[]): boolean {
  const held = new Set(person);
  return record.some((token) => held.has(token));
}

export function mayKnow(record: TokenSets, person: readonly AccessToken[]): boolean {
  return meets(record.listers, person);
}

/** The tokens by which a person is somebody in particular. */
export const ownTokens = (person: readonly AccessToken[]): AccessToken[] => person.filter((token) => token !== everyone);

/**
 * Whether a record stands in a person's lists. A title that everybody may know is found by whoever looks for it and told
 * in no list: there the record is for whoever knows of it in particular, or reads it.
 */
export function mayList(record: TokenSets, person: readonly AccessToken[]): boolean {
  return meets(record.listers, ownTokens(person)) || meets(record.readers, person);
}

export function mayRead(record: TokenSets, person: readonly AccessToken[]): boolean {
  return meets(record.readers, person);
}

/** Whether some who might read a record so far may no longer. */
export function narrows(before: Pick<TokenSets, "readers">, after: Pick<TokenSets, "readers">): boolean {
  const still = new Set(after.readers);
  return !before.readers.every((token) => still.has(token));
}

/** Sorted and without doubles, readers contained in listers: the form in which they are stored. */
export function tokenSets(listers: Iterable<AccessToken>, readers: Iterable<AccessToken>): TokenSets {
  const read = new Set(readers);
  const list = new Set([...listers, ...read]);
  return { listers: [...list].sort(), readers: [...read].sort() };
}

export interface Seat {
  postId: string;
  departmentId: string;
  agencyId: string;
  /** The seat of the department's head. */
  isHead?: boolean;
  /** Departments below the seat's own that its holder heads. */
  headsDepartmentIds: readonly string[];
}

/** A person's tokens, from the seats held today (own, concurrent, acting, standing in for an absent holder) and the agencies whose records officer they are. */
export function tokensOfPerson(officialId: string, seats: readonly Seat[], recordsOf: readonly string[] = []): AccessToken[] {
  const tokens = new Set<AccessToken>([officialToken(officialId)]);
  if (seats.length > 0) tokens.add(everyone);
  for (const seat of seats) {
    tokens.add(postToken(seat.postId));
    tokens.add(departmentToken(seat.departmentId));
    tokens.add(agencyToken(seat.agencyId));
    if (seat.isHead) tokens.add(headToken(seat.departmentId));
    for (const id of seat.headsDepartmentIds) tokens.add(departmentToken(id));
  }
  for (const agencyId of recordsOf) tokens.add(recordsToken(agencyId));
  return [...tokens].sort();
}
