/** Runs once before the application serves: it refuses settings that would not be safe, and tells whoever installs it how to begin. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { refuseUnsafe } = await import("#lib/platform/refuse-unsafe.ts");
  await refuseUnsafe();
  const { tellSetUpCode } = await import("#lib/organisation/set-up.ts");
  await tellSetUpCode();
}
