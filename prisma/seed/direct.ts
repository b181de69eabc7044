import { dayOf } from "#lib/time.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { database } from "#lib/platform/database.ts";
import { perform } from "#lib/platform/operation.ts";
import { actorOfOfficial } from "#lib/organisation/queries.ts";
import { approveDocument, recallDocument, returnDocument, submitDocument } from "#lib/documents/acts.ts";
import { createDocument, discardDocument, saveDocument } from "#lib/documents/commands.ts";
import { redraftDocument } from "#lib/documents/redraft.ts";
import { logRead } from "#lib/history/reads.ts";
import type { BodyNode } from "#lib/documents/body.ts";
import type { Hand, Office } from "./office.ts";
import type { Story, StoryAct } from "./stories.ts";

export interface Moment {
  at: number;
  run(): Promise<void>;
}

/** The ids of a story's attachments, brought by its writer. */
type FilesOf = (story: Story, actor: Actor, at: Date) => Promise<string[]>;

/** Lets stories happen through the product's own commands, act by act in the order of time. */
export async function happen(office: Office, stories: readonly Story[], filesOf: FilesOf, beside: readonly Moment[] = []): Promise<void> {
  const tellings = new Map<Story, Telling>();
  for (const story of stories) tellings.set(story, new Telling(office, story, filesOf, story.redraftOf ? (tellings.get(story.redraftOf) ?? null) : null));
  const moments = [...[...tellings].flatMap(([story, telling]) => momentsOf(telling, story)), ...beside];
  moments.sort((a, b) => a.at - b.at);
  for (const moment of moments) await moment.run();
}

function momentsOf(telling: Telling, story: Story): Moment[] {
  const discard = story.discardedAt === null ? [] : [{ at: story.discardedAt, run: () => telling.discard(new Date(story.discardedAt!)) }];
  return [{ at: story.createdAt, run: () => telling.draft() }, ...story.acts.map((act) => ({ at: act.at, run: () => telling.act(act) })), ...discard];
}

const known = new Map<string, Actor>();

export async function actorAt(hand: Hand, at: Date): Promise<Actor> {
  const key = `${hand.official.id}:${hand.post.id}:${dayOf(at)}`;
  const before = known.get(key);
  if (before) return before;
  const actor = await actorOfOfficial(database(), hand.official.id, at, hand.post.id);
  if (!actor) throw new Error(`${hand.official.nameKo} is unknown`);
  known.set(key, actor);
  return actor;
}

class Telling {
  private readonly office: Office;
  private readonly story: Story;
  private readonly filesOf: FilesOf;
  private readonly before: Telling | null;
  private id = "";
  private revision = 0;
  private version = 0;
  private files: string[] = [];
  private saved: BodyNode | null = null;

  constructor(office: Office, story: Story, filesOf: FilesOf, before: Telling | null) {
    this.office = office;
    this.story = story;
    this.filesOf = filesOf;
    this.before = before;
  }

  async draft(): Promise<void> {
    const at = new Date(this.story.createdAt);
    const actor = await actorAt(this.story.drafter, at);
    const { before, story } = this;
    const { id } = before ? await perform(redraftDocument, actor, { id: before.id }, at) : await perform(createDocument, actor, { title: story.written.title, unitTaskId: story.task.id }, at);
    this.id = id;
    this.files = before?.files ?? (await this.filesOf(story, actor, at));
    await this.save(actor, this.story.written.body, new Date(at.getTime() + 12 * 60_000));
  }

  async act(act: StoryAct): Promise<void> {
    const at = new Date(act.at);
    const actor = await actorAt(act.by, at);
    const { id, version } = this;
    // Whoever acts on another's document has opened it before.
    if (act.type === "approve" || act.type === "return") await logRead(database(), { actor, at: new Date(act.at - 4 * 60_000), record: { kind: "document", id }, outcome: "read", via: "page" });
    switch (act.type) {
      case "submit":
        if (act.body !== this.saved) await this.save(actor, act.body, at);
        this.version = (await perform(submitDocument, actor, { id }, at)).version;
        break;
      case "approve":
        this.version = (await perform(approveDocument, actor, { id, opinion: act.opinion, version, ...(act.edited ? { body: act.edited } : {}) }, at)).version;
        if (act.edited) this.revision += 1;
        break;
      case "return":
        await perform(returnDocument, actor, { id, reason: act.reason, version }, at);
        break;
      case "recall":
        await perform(recallDocument, actor, { id, reason: act.reason }, at);
    }
  }

  async discard(at: Date): Promise<void> {
    await perform(discardDocument, await actorAt(this.story.drafter, at), { id: this.id }, at);
  }

  /** Every third matter that comes back is a major one, whose original is kept. */
  private isMajor(): boolean {
    return this.story.acts.some((act) => act.type === "return") && Number.parseInt(this.story.id.at(-1) ?? "0", 16) % 3 === 0;
  }

  private async save(actor: Actor, body: BodyNode, at: Date): Promise<void> {
    const { story, office } = this;
    const { title, summary, keywords } = story.written;
    const { revision } = await perform(saveDocument, actor, {
      id: this.id, revision: this.revision, title, summary, keywords, unitTaskId: story.task.id, stage: story.stage, disclosure: story.disclosure, reasons: story.reasons, scope: story.scope,
      scopeDepartments: story.scopeDepartments, knownTo: story.knownTo, urgency: story.urgency, dueOn: story.dueOn, body, steps: story.steps.map((step) => ({ kind: step.kind, postId: office.post(step.postKey).id })),
      fileIds: this.files, delegationReason: "", major: this.isMajor(),
    }, at);
    this.revision = revision;
    this.saved = body;
  }
}
