/** Which page of a list an address asks for: a whole number from 1 to `most`; the first where it asks for none. */
export function pageNumber(asked: unknown, most = 10_000): number {
  return Math.min(most, Math.max(1, Math.trunc(Number(asked)) || 1));
}
