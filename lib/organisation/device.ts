const browsers: readonly [RegExp, string][] = [[/\bEdg(?:e|A|iOS)?\//, "Edge"], [/\bWhale\//, "Whale"], [/\bSamsungBrowser\//, "Samsung Internet"], [/\bOPR\//, "Opera"], [/\b(?:Firefox|FxiOS)\//, "Firefox"], [/\b(?:Headless)?(?:Chrome|CriOS)\//, "Chrome"], [/\bSafari\//, "Safari"]];
const systems: readonly [RegExp, string][] = [[/\b(?:iPhone|iPad)\b/, "iOS"], [/\bAndroid\b/, "Android"], [/\bWindows\b/, "Windows"], [/\bMac OS X\b/, "macOS"], [/\bCrOS\b/, "ChromeOS"], [/\bLinux\b/, "Linux"]];

/** What a browser says of itself in two words a person knows (`Chrome · Windows`); its beginning when it is none of the known; "" when it says nothing. */
export function deviceOf(agent: string): string {
  const one = (of: readonly [RegExp, string][]) => of.find(([pattern]) => pattern.test(agent))?.[1];
  return [one(browsers), one(systems)].filter(Boolean).join(" · ") || agent.slice(0, 60);
}
