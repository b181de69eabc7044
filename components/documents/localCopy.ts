/** What was typed and not yet stored by the server, kept in this browser: left behind by a closed tab or an ended session. */
export interface LocalCopy {
  at: number;
  fields: Record<string, unknown>;
}

const keyOf = (id: string) => `draft:${id}`;

export function keepLocally(id: string, fields: Record<string, unknown>): void {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify({ at: Date.now(), fields } satisfies LocalCopy));
  } catch {
    // No room or no permission: the server still saves.
  }
}

export function forgetLocally(id: string): void {
  try {
    localStorage.removeItem(keyOf(id));
  } catch {
    // Nothing was kept then.
  }
}

export function keptLocally(id: string): LocalCopy | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(id)) ?? "null");
    return typeof found === "object" && found !== null && "fields" in found && "at" in found && typeof found.at === "number" ? (found as LocalCopy) : null;
  } catch {
    return null;
  }
}
