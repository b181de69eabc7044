import { z } from "zod";
import { notFound, reading } from "#lib/platform/operation.ts";
import { changesBetween } from "#lib/documents/changes.ts";
import { bodyShape } from "#lib/documents/body.ts";
import { byId } from "#lib/documents/input.ts";
import { versionLines, versionsOf } from "#lib/documents/versions.ts";
import type { Version, VersionLine } from "#lib/documents/versions.ts";

const number = z.coerce.number().int().min(1).max(10_000);

const line = z.object({ n: z.int(), title: z.string(), author: z.string(), at: z.iso.datetime(), reason: z.enum(["submitted", "edited"]), step: z.string(), post: z.string() });
const whole = line.extend({
  text: z.string(), summary: z.string(), keywords: z.array(z.string()), files: z.array(z.object({ id: z.uuid(), name: z.string(), size: z.int(), type: z.string() })),
});

const lineOf = ({ n, title, authorNameKo, at, reason, kind, postNameKo }: VersionLine) => ({ n, title, author: authorNameKo, at: at.toISOString(), reason: reason as "submitted", step: kind, post: postNameKo });
const wholeOf = (version: Version): z.input<typeof whole> => ({
  ...lineOf(version), text: version.text, summary: version.summary, keywords: version.keywords,
  files: version.files.map((file) => ({ id: file.id, name: file.name, size: file.size, type: file.detected })),
});

export const listVersions = reading({
  name: "documents.versions",
  address: "GET /api/v1/documents/:id/versions",
  summary: { ko: "문서의 판을 차례로 봅니다", en: "List the versions of a document" },
  input: byId,
  output: z.object({ versions: z.array(line) }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, now }, { id }) {
    return { versions: (await versionLines(tx, actor, id, now)).map(lineOf) };
  },
});

export const readVersion = reading({
  name: "documents.version",
  address: "GET /api/v1/documents/:id/versions/:n",
  summary: { ko: "문서의 한 판을 봅니다", en: "Read one version of a document" },
  input: byId.extend({ n: number }),
  output: whole.extend({ body: bodyShape }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, now }, { id, n }) {
    const [version] = await versionsOf(tx, actor, id, [n], now, "api");
    if (!version) throw notFound();
    return { ...wholeOf(version), body: version.body };
  },
});

const piece = z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string(), change: z.int().nullable() });
const blocks = z.array(z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("same"), text: z.string() }),
  z.object({ kind: z.literal("words"), pieces: z.array(piece) }),
  z.object({ kind: z.literal("beside"), before: z.string().nullable(), after: z.string().nullable() }),
]));
const form = z.object({ kind: z.enum(["paragraph", "heading", "numbered", "bullet", "row"]), level: z.int(), cells: z.int(), joined: z.int(), marked: z.array(z.string()) });
const came = <T extends z.ZodType>(one: T) => z.object({ added: z.array(one), removed: z.array(one) });

/** Two versions and what changed between them, by words, or side by side where more than a third changed. */
export const compareVersions = reading({
  name: "documents.compare",
  address: "GET /api/v1/documents/:id/comparison",
  summary: { ko: "두 판을 견줍니다", en: "Compare two versions of a document" },
  input: byId.extend({ from: number, to: number }),
  output: z.object({ from: whole, to: whole, changes: z.object({ count: z.int(), title: blocks, summary: blocks, text: blocks, keywords: came(z.string()), files: came(z.object({ id: z.uuid(), name: z.string() })), form: z.array(z.object({ text: z.string(), before: form, after: form })) }) }),
  refusals: ["platform.not-found"],
  async run({ tx, actor, now }, { id, from, to }) {
    const found = await versionsOf(tx, actor, id, [from, to], now, "api");
    const [before, after] = [from, to].map((n) => found.find((version) => version.n === n));
    if (!before || !after) throw notFound();
    return { from: wholeOf(before), to: wholeOf(after), changes: changesBetween(before, after) };
  },
});
