const [command, ...args] = process.argv.slice(2);

/** Commands that work without a database. */
const aloneCommands = new Set(["schema"]);

if (!command || !/^[a-z-]+$/.test(command)) {
  process.stderr.write("Which command? node scripts/run.mjs <command>\n");
  process.exit(2);
}
if (aloneCommands.has(command)) {
  const { main } = (await import(`./${command}.ts`)) as { main(args: string[]): Promise<void> };
  await main(args);
  process.disconnect?.();
}
