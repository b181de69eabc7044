/** What was typed and not yet stored by the server, kept in this browser: left behind by a closed tab or an ended session. */
export interface LocalCopy {
  at: number;
  fields: Record<string, unknown>;
}

export const draftPlace = (id: string) => `draft:${id}`;
/** A reviewer's text is stored with the approval, so until then it is here alone. */
export const reviewPlace = (id: string) => `review:${id}`;

export function keepLocally(place: string, fields: Record<string, unknown>): void {
  try {
    localStorage.setItem(place, JSON.stringify({ at: Date.now(), fields } satisfies LocalCopy));
  } catch {
    // No room or no permission: the page still holds it.
  }
}

export function forgetLocally(place: string): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // Nothing was kept then.
  }
}

export function keptLocally(place: string): LocalCopy | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place) ?? "null");
    return typeof found === "object" && found !== null && "fields" in found && "at" in found && typeof found.at === "number" ? (found as LocalCopy) : null;
  } catch {
    return null;
  }
}
