/** Runs once before the application serves: it refuses settings that would not be safe, and tells whoever installs it how to begin. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { refuseUnsafe } = await import("#lib/platform/refuse-unsafe.ts");
  await refuseUnsafe();
  const { makeSetUpCode } = await import("#lib/organisation/set-up.ts");
  const { database } = await import("#lib/platform/database.ts");
  const code = await makeSetUpCode(database());
  // Not through the log: whatever its level, without this code nobody can begin.
  if (code) process.stderr.write(`\nNo agency yet. Open /set-up and enter this code, which holds once and until the next start:\n\n  ${code}\n\n`);
}
