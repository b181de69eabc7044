// Loaded into all that the start command runs; in the application it keeps the number of statements sent to the database in a file.
import { writeFileSync } from "node:fs";
import pg from "pg";

// The worker's statements are not the page's.
const file = process.argv[1]?.includes("next/dist/bin/next") ? process.env.ONMARU_COUNT_FILE : undefined;
let sent = 0;
const query = pg.Client.prototype.query;
pg.Client.prototype.query = function (...given) {
  sent += 1;
  return query.apply(this, given);
};
let written = -1;
setInterval(() => {
  if (sent === written || !file) return;
  written = sent;
  writeFileSync(file, String(sent));
}, 20).unref();
