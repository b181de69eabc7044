import type { z } from "zod";

/** What the address asks for; a value that does not fit is named, and nothing is filtered by it. */
export function given<I extends z.ZodType>(schema: I, query: Record<string, string | string[] | undefined>): { input: z.output<I>; wrong: ReadonlySet<string> } {
  const said = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String([value ?? ""].flat()[0] ?? "").replaceAll("\0", "")]));
  const parsed = schema.safeParse(said);
  return parsed.success ? { input: parsed.data, wrong: new Set() } : { input: schema.parse({}), wrong: new Set(parsed.error.issues.map((issue) => String(issue.path[0]))) };
}
