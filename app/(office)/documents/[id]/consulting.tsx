import { Consulting } from "#components/documents/Consulting.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { linesOf } from "#lib/documents/body.ts";
import { commentsSeen, consultingOf } from "#lib/documents/consult-queries.ts";
import type { Consulting as Consulted } from "#lib/documents/consult-queries.ts";
import { mayComment, mayConsult, placeOf } from "#lib/documents/consulting.ts";
import type { OpenDocument } from "#lib/documents/queries.ts";
import { openStatuses } from "#lib/documents/rules.ts";
import type { Status } from "#lib/documents/rules.ts";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import { postsWith } from "#lib/organisation/units.ts";
import type { PageContext } from "#app/current.ts";

/** What was asked and said of an open draft; null where the reader has no part in it. */
export async function consultingOn({ db, actor }: PageContext, { row }: OpenDocument): Promise<Consulted | null> {
  if (!openStatuses.includes(row.status as Status)) return null;
  const found = await consultingOf(db, actor, row);
  return found.asked.length > 0 || actor.seats.some((seat) => seat.postId === row.drafterPostId) ? found : null;
}

/** More posts than an agency has; each is found by typing. */
const mostPosts = 2000;

export async function ConsultingTab({ context: { db, actor, now, language, today }, open, found: { asked, comments }, kept }: { context: PageContext; open: OpenDocument; found: Consulted; kept: Kept | null }) {
  const { row, body } = open;
  const own = { status: row.status as Status, drafterPostId: row.drafterPostId, postIds: actor.seats.map((seat) => seat.postId) };
  const writes = mayConsult(own) === null;
  if (writes) await commentsSeen(db, row.id, now);
  const lines = linesOf(body);
  const post = (one: { postNameKo: string; postNameEn: string }) => nameOf({ nameKo: one.postNameKo, nameEn: one.postNameEn }, language);
  const posts = writes ? await postsWith(db, { agencyId: row.agencyId, limit: mostPosts }, today) : [];
  return (
    <Consulting
      at={`/documents/${row.id}?tab=consult`}
      kept={kept}
      posts={posts.filter((one) => one.postId !== row.drafterPostId).map((one) => ({
        value: one.postId,
        label: one.holderKo ? nameOf({ nameKo: one.holderKo, nameEn: one.holderEn ?? "" }, language) : nameOf(one, language),
        note: [one.holderKo ? nameOf(one, language) : null, nameOf({ nameKo: one.departmentNameKo, nameEn: one.departmentNameEn }, language)].filter(Boolean).join(" · "),
      }))}
      consulting={{
        id: row.id, lines, writes, commenting: mayComment({ ...own, open: asked.filter((one) => one.withdrawnAt === null).map((one) => one.postId) }) === null,
        asked: asked.map((one) => ({ id: one.id, name: nameOf(one, language), post: post(one), note: one.note, when: formatInstant(one.invitedAt, language, today), withdrawn: one.withdrawnAt !== null })),
        comments: comments.map((one) => ({ id: one.id, name: nameOf(one, language), post: post(one), when: formatInstant(one.at, language, today), text: one.text, quote: one.quote, place: placeOf(lines, one), taken: one.takenAt !== null })),
      }}
    />
  );
}
