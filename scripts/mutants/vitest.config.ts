import { defineConfig } from "vitest/config";

// The tests of the rules alone, with fewer sequences: each of some thousand mutants meets them all.
export default defineConfig({
  test: {
    include: ["lib/approval/{any-order,joint,refusing,rules,laying,delegation-rules}.test.ts"],
    testTimeout: 30_000,
    env: { ONMARU_SEQUENCES: "200" },
  },
});
