/** The secrets of this installation: the first signs, all are accepted, so that one can be rotated. */
export function secrets(): string[] {
  const named = (process.env["ONMARU_SECRET"] ?? "").split(",").map((secret) => secret.trim()).filter(Boolean);
  if (named.length === 0) throw new Error("ONMARU_SECRET is not set.");
  return named;
}
