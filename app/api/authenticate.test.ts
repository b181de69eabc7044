import { afterEach, expect, test, vi } from "vitest";
import { requestFacts } from "#app/api/authenticate.ts";

afterEach(() => vi.unstubAllEnvs());

const originOf = (headers: Record<string, string>) => requestFacts(new Request("http://inside:3000/api/v1/x", { headers })).origin;

test("the product stands where it was told, else where the request says; a setting left empty tells nothing", () => {
  vi.stubEnv("ONMARU_ORIGIN", "https://work.example.go.kr");
  expect(originOf({ host: "inside:3000" })).toBe("https://work.example.go.kr");
  for (const unsaid of ["", undefined]) {
    vi.stubEnv("ONMARU_ORIGIN", unsaid);
    expect(originOf({ host: "onmaru.test" })).toBe("http://onmaru.test");
    expect(originOf({ host: "onmaru.test", origin: "https://onmaru.test" })).toBe("https://onmaru.test");
  }
});
