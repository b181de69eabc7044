// Loaded into what the start command starts: when that command is killed, its children end too.
process.on("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(143), 8_000).unref();
});
process.channel?.unref();
