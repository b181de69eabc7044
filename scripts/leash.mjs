// Loaded into the served application: when the start command is killed, the application ends too.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
