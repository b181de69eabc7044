import pg from "pg";

/*
 * Many rows at once, as PostgreSQL takes and gives them in bulk: nobody makes a statement, JSON or an
 * object of each.
 */

/** What the client has of it and its own types leave out. */
interface Taking {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Sends rows to a statement `copy … from stdin`. */
export function copyIn(client: pg.ClientBase, statement: string, rows: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const handleCopyInResponse = (connection: Taking) => {
      connection.sendCopyFromChunk(Buffer.from(rows));
      connection.endCopyFrom();
    };
    client.query(Object.assign(new pg.Query(statement, (error) => (error ? reject(error) : resolve())), { handleCopyInResponse }));
  });
}

/** A list of numbers begins with how many it holds and of what; from there each stands after its length. */
const listHeader = 20;
const numberLength = 4;
const place = 8;

/** The numbers of a list of `integer`, as PostgreSQL sends it in its own form. */
export function eachNumber(list: Buffer, told: (number: number, at: number) => void): void {
  for (let from = listHeader, at = 0; from < list.length; from += place, at++) told(list.readInt32BE(from + numberLength), at);
}
export const countOfNumbers = (list: Buffer): number => Math.max(0, list.length - listHeader) / place;

/** What stands before the first row, and after the last. */
const header = 19;
const trailer = -1;

/** Gives the rows of a select, one by one, with each field unwritten after its length. */
export function copyOut(client: pg.ClientBase, select: string, told: (row: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let begun = false;
    const handleCopyData = ({ chunk }: { chunk: Buffer }) => {
      const row = begun ? chunk : chunk.subarray(header);
      begun = true;
      // The count of its fields comes first.
      if (row.length >= 2 && row.readInt16BE(0) !== trailer) told(row.subarray(2));
    };
    client.query(Object.assign(new pg.Query(`copy (${select}) to stdout (format binary)`, (error) => (error ? reject(error) : resolve())), { handleCopyData }));
  });
}
