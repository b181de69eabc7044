import { z } from "zod";
import { mayRead } from "#lib/access/rules.ts";
import { nameOf } from "#lib/names.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Day } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Db } from "#lib/platform/database.ts";
import { notFound, reading } from "#lib/platform/operation.ts";
import { postsWith } from "#lib/organisation/units.ts";
import type { SeatedPost } from "#lib/organisation/units.ts";
import { delegationFor, plannedRoute } from "#lib/approval/delegation.ts";
import { routeSuggestionsOutput } from "#lib/approval/input.ts";
import type { RouteSuggestion } from "#lib/approval/input.ts";
import type { StepKind } from "#lib/approval/rules.ts";
import { savedRoutes } from "#lib/approval/saved-routes.ts";
import { asToday, sameRoute } from "#lib/approval/suggesting.ts";
import type { KeptStep } from "#lib/approval/suggesting.ts";
import type { Document } from "#prisma/generated/client.ts";

interface Found {
  source: RouteSuggestion["source"];
  id: string;
  label: string;
  note: string;
  removable: boolean;
  kept: KeptStep[];
}

/** Routes of the last decided documents of a unit task, of those that somebody may read. One statement. */
async function similarRoutes(db: Db, actor: Actor, unitTaskId: string, but: string): Promise<Found[]> {
  const rows = await db.$queryRaw<{ id: string; title: string; numberLabel: string | null; kind: string; postId: string; group: number | null; departmentId: string | null; postNameKo: string; postNameEn: string }[]>`
    with last as (
      select d."id", d."title", d."numberLabel", d."decidedAt" from "Document" d
      where d."unitTaskId" = ${unitTaskId}::uuid and d."status" = 'approved' and d."id" <> ${but}::uuid and d."readers" && ${[...actor.tokens]}::text[] order by d."decidedAt" desc, d."id" limit 8
    )
    select l."id", l."title", l."numberLabel", s."kind", s."postId", s."group", s."departmentId", s."postNameKo", s."postNameEn"
    from last l join "ApprovalStep" s on s."documentId" = l."id" where s."parent" is null and s."state" <> 'skipped' order by l."decidedAt" desc, l."id", s."order"`;
  return [...Map.groupBy(rows, (row) => row.id)].map(([id, steps]) => ({
    source: "similar", id, label: steps[0]!.title, note: steps[0]!.numberLabel ?? "", removable: false,
    kept: steps.map(({ kind, postId, group, departmentId, postNameKo, postNameEn }) => ({ kind: kind as StepKind, postId, group, departmentId, postKo: postNameKo, postEn: postNameEn })),
  }));
}

async function tableRoute(db: Db, actor: Actor, row: Pick<Document, "agencyId" | "departmentId" | "drafterPostId" | "unitTaskId" | "matterKind" | "amount">, today: Day): Promise<Found> {
  const { clause } = await delegationFor(db, row.agencyId, row, today);
  const planned = await plannedRoute(db, row.drafterPostId, row.departmentId, clause, today);
  return {
    source: "table", id: clause?.id ?? "", label: clause ? (actor.language === "en" && "matterEn" in clause && typeof clause.matterEn === "string" && clause.matterEn ? clause.matterEn : clause.matterKo) : "", note: clause?.clause ?? "", removable: false,
    kept: planned.map(({ kind, postId, nameKo, nameEn }) => ({ kind, postId, postKo: nameKo, postEn: nameEn })),
  };
}

const mostSimilar = 3;

/** Routes that a writer may take over: what the table says, what they and their departments keep, and those of similar documents; with the posts of today. */
export async function routeSuggestions(db: Db, actor: Actor, row: Pick<Document, "id" | "agencyId" | "departmentId" | "drafterPostId" | "unitTaskId" | "matterKind" | "amount">, today: Day): Promise<RouteSuggestion[]> {
  const [table, saved, similar] = await Promise.all([tableRoute(db, actor, row, today), savedRoutes(db, actor), row.unitTaskId ? similarRoutes(db, actor, row.unitTaskId, row.id) : []]);
  const found: Found[] = [table, ...saved.map(({ id, name, shared, steps, removable }): Found => ({ source: shared ? "department" : "own", id, label: name, note: "", removable, kept: steps })), ...similar];
  const posts = new Map((await postsWith(db, { ids: [row.drafterPostId, ...new Set(found.flatMap(({ kept }) => kept.map((step) => step.postId)))], limit: 2000 }, today)).map((post) => [post.postId, post]));
  const drafter = posts.get(row.drafterPostId);
  if (!drafter) return [];
  const answers: RouteSuggestion[] = [];
  for (const { kept, ...one } of found) {
    // A head to whom the matter is given decides alone: that post stands twice.
    const { steps, dropped } = one.source === "table" ? { steps: kept.map(({ kind, postId }) => ({ kind, postId })), dropped: [] } : asToday(kept, posts, drafter);
    const similarBefore = answers.filter((answer) => answer.source === "similar");
    if (one.source === "similar" && (similarBefore.length >= mostSimilar || similarBefore.some((answer) => sameRoute(answer.steps, steps)))) continue;
    answers.push({ ...one, steps, people: steps.slice(1).map((step) => personOf(posts.get(step.postId), actor)), dropped: dropped.map(({ postKo, postEn, why }) => ({ post: nameOf({ nameKo: postKo, nameEn: postEn }, actor.language), why })) });
  }
  return answers;
}

/** Who sits at a post of a route, with the post's name. */
export function personOf(post: SeatedPost | undefined, { language }: Actor): string {
  if (!post) return "";
  return [post.holderKo ? nameOf({ nameKo: post.holderKo, nameEn: post.holderEn ?? "" }, language) : null, nameOf(post, language)].filter(Boolean).join(" ");
}

export const readRouteSuggestions = reading({
  name: "documents.route-suggestions",
  address: "GET /api/v1/documents/:id/route-suggestions",
  summary: { ko: "이 문서에 쓸 수 있는 경로를 찾습니다", en: "Routes for this document: of the table, kept ones, and those of similar documents" },
  input: z.object({ id: z.uuid() }),
  output: routeSuggestionsOutput,
  refusals: ["platform.not-found", "approval.not-the-drafter"],
  async run({ tx, actor, today }, { id }) {
    const row = await tx.document.findUnique({ where: { id }, omit: { draftBody: true } });
    if (!row || !mayRead(row, actor.tokens)) throw notFound();
    if (!actor.seats.some((seat) => seat.postId === row.drafterPostId)) throw new Refusal("approval.not-the-drafter");
    return { suggestions: await routeSuggestions(tx, actor, row, today) };
  },
});
