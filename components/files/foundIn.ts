/** Which attachment search found, and on which page, as its address says. */
export function foundIn(query: Record<string, string | string[] | undefined>): { id: string; page: number | null } | null {
  const [id, page] = [query["file"], Number(query["sheet"])];
  return typeof id === "string" ? { id, page: Number.isInteger(page) && page > 0 ? page : null } : null;
}
