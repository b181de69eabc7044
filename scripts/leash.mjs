// Loaded into what the start command starts: when that command is killed, its children end too.
// Not in a child's own children (Next forks itself with the same words while watching): there its channel is Next's.
if (process.send && !process.env.ONMARU_LEASHED) {
  process.env.ONMARU_LEASHED = "1";
  process.on("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(143), 8_000).unref();
  });
  process.channel?.unref();
}
