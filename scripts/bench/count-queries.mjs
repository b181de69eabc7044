// Loaded into the measured application: keeps the number of statements sent to the database in a file.
import { writeFileSync } from "node:fs";
import pg from "pg";

const file = process.env.ONMARU_COUNT_FILE;
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
