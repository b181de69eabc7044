import { test as base } from "@playwright/test";

export { expect } from "@playwright/test";

/** What everybody of a job had open is closed with it: pages that nobody looks at go on asking, and jobs after it wait for them. */
export const test = base.extend<{ closing: undefined }>({
  closing: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((one) => one.close()));
    },
    { auto: true },
  ],
});
