import { EditAnswers } from "#components/documents/EditAnswers.tsx";
import type { Kept } from "#components/ui/ActForm.tsx";
import { editAnswersOf } from "#lib/documents/edit-answers.ts";
import type { OpenDocument } from "#lib/documents/queries.ts";
import { formatInstant } from "#lib/format.ts";
import { nameOf } from "#lib/names.ts";
import type { PageContext } from "#app/current.ts";

/** The versions that reviewers made, with what the drafter answered. */
export async function Edits({ context: { db, actor, language, today }, open, kept }: { context: PageContext; open: OpenDocument; kept: Kept | null }) {
  const { row, versions } = open;
  const answers = new Map((await editAnswersOf(db, row.id)).map((answer) => [answer.n, answer]));
  const edits = versions.filter((version) => version.reason === "edited").map(({ n, authorNameKo, authorNameEn }) => {
    const answer = answers.get(n);
    return {
      n, author: nameOf({ nameKo: authorNameKo, nameEn: authorNameEn }, language),
      answer: answer ? { name: nameOf(answer, language), when: formatInstant(answer.at, language, today), accepted: answer.accepted, text: answer.text } : null,
    };
  });
  return <EditAnswers id={row.id} edits={edits} answers={actor.seats.some((seat) => seat.postId === row.drafterPostId)} at={`/documents/${row.id}?tab=compare`} kept={kept} />;
}
