import pino from "pino";

/** Lines of JSON on stderr, so that commands keep stdout for their answers. */
export const log = pino({ level: process.env["ONMARU_LOG"] ?? "info", base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
