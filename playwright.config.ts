import { defineConfig } from "@playwright/test";

const executablePath = process.env["PLAYWRIGHT_CHROMIUM"];

/** The test command starts the product and says where (ONMARU_URL) and with which browser. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: process.env["ONMARU_RESULTS"] ?? "test-results",
  // A browser keeps a core busy: more at once finish no sooner, and each job waits longer.
  workers: 2,
  forbidOnly: true,
  // Many jobs work on one product at once; the test command tells each second try, and fails where it takes more than a few.
  retries: 1,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: process.env["ONMARU_URL"] ?? "http://127.0.0.1:3000",
    locale: "ko-KR",
    timezoneId: "Asia/Seoul",
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium's sandbox refuses root.
      args: process.getuid?.() === 0 ? ["--no-sandbox", "--disable-dev-shm-usage"] : [],
    },
  },
});
