/** A bucket that fills steadily: so many a second, so many at once. Counted per process. */
interface Bucket {
  tokens: number;
  at: number;
}

export interface Rate {
  perSecond: number;
  burst: number;
}

/** What one credential may ask in a second; the burst is what a page of calls needs at once. */
export const requestRate: Rate = { perSecond: 50, burst: 300 };

const buckets = new Map<string, Bucket>();
/** Past this many buckets the full ones, which say nothing, are forgotten. */
const crowded = 10_000;

/** Takes one from the bucket. Answers 0 when there was one, else the seconds until there is. */
export function take(key: string, rate: Rate, nowMs: number): number {
  const bucket = buckets.get(key) ?? { tokens: rate.burst, at: nowMs };
  const filled = Math.min(rate.burst, bucket.tokens + (Math.max(0, nowMs - bucket.at) / 1000) * rate.perSecond);
  const left = filled - 1;
  buckets.set(key, { tokens: left < 0 ? filled : left, at: nowMs });
  if (buckets.size > crowded) forgetFull(rate, nowMs);
  return left < 0 ? Math.max(1, Math.ceil(-left / rate.perSecond)) : 0;
}

function forgetFull(rate: Rate, nowMs: number): void {
  for (const [key, bucket] of buckets) {
    if (bucket.tokens + ((nowMs - bucket.at) / 1000) * rate.perSecond >= rate.burst) buckets.delete(key);
  }
}
