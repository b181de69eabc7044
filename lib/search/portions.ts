/** Rows in their order, in groups that weigh no more together than is said, and hold no more; what weighs more by itself stands alone. */
export function* portions<T>(rows: Iterable<T>, weight: (row: T) => number, heaviest: number, most = Infinity): Generator<T[]> {
  let some: T[] = [];
  let weighs = 0;
  for (const row of rows) {
    const more = weight(row);
    if (some.length > 0 && (weighs + more > heaviest || some.length === most)) {
      yield some;
      [some, weighs] = [[], 0];
    }
    some.push(row);
    weighs += more;
  }
  if (some.length > 0) yield some;
}
