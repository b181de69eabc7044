/** A line of CSV (RFC 4180). What a spreadsheet would take for a formula is led by an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell)).map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}
