import { postToken, tokenSets } from "#lib/access/rules.ts";
import type { TokenSets } from "#lib/access/rules.ts";
import type { BodyNode } from "#lib/documents/body.ts";
import { refused } from "#lib/refusal.ts";
import type { May, Refusals, Refused } from "#lib/refusal.ts";

export const refusals = {
  "no-seat": 403,
  "title-required": 422,
  "text-required": 422,
  "receivers-required": 422,
  "unknown-post": 422,
  "unknown-file": 422,
  "opinion-required": 422,
  "not-a-receiver": 403,
  "not-the-writer": 403,
  "became-already": 409,
  "reads-are-the-writers": 403,
} as const satisfies Refusals;

/** What a memo report may hold at most; light means short. */
export const longest = { title: 200, text: 10_000, opinion: 4_000, receivers: 200, files: 20 } as const;

/** Who may know and read a memo report: the posts of its writer and receivers, whoever holds them. */
export function tokensOf({ writerPostId, receiverPostIds }: { writerPostId: string; receiverPostIds: readonly string[] }): TokenSets {
  return tokenSets([], [writerPostId, ...receiverPostIds].map(postToken));
}

/** To whom a memo goes: each post once, never the writer's own. */
export function receiversOf(writerPostId: string, chosen: readonly string[]): string[] {
  return [...new Set(chosen)].filter((postId) => postId !== writerPostId);
}

export type MemoAct = "answer" | "become";

interface Facts {
  writerPostId: string;
  receiverPostIds: readonly string[];
  documentId: string | null;
  /** Posts that the actor may act for today. */
  postIds: readonly string[];
}

/** What somebody may do with a memo report now, or why not: receivers give opinions, its writer makes a document of it, once. */
export function mayOf({ writerPostId, receiverPostIds, documentId, postIds }: Facts): May<MemoAct> {
  return {
    answer: receiverPostIds.some((id) => postIds.includes(id)) ? null : refused("memos.not-a-receiver"),
    become: !postIds.includes(writerPostId) ? refused("memos.not-the-writer") : documentId !== null ? refused("memos.became-already") : null,
  };
}

/** Who read a memo report is shown to the post that wrote it. */
export function maySeeReads(writerPostId: string, postIds: readonly string[]): Refused | null {
  return postIds.includes(writerPostId) ? null : refused("memos.reads-are-the-writers");
}

export interface Quoted {
  name: string;
  post: string;
  when: string;
  text: string;
}

/** The text of the document that a memo becomes: what was written, then the opinions, each with who gave it. */
export function bodyOfMemo(text: string, opinions: readonly Quoted[], heading: string): BodyNode {
  const words = (value: string) => ({ type: "text", text: value });
  const paragraph = (value: string): BodyNode => (value === "" ? { type: "paragraph" } : { type: "paragraph", content: [words(value)] });
  const content = text.split(/\r?\n/).map(paragraph);
  if (opinions.length > 0) {
    content.push(
      { type: "heading", attrs: { level: 2 }, content: [words(heading)] },
      {
        type: "bulletList",
        content: opinions.map(({ name, post, when, text: said }) => ({ type: "listItem", content: said.split(/\r?\n/).map((line, n) => paragraph(n === 0 ? `${name} ${post} (${when}): ${line}` : line)) })),
      },
    );
  }
  return { type: "doc", content };
}
