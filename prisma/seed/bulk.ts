import type pg from "pg";
import { decide } from "#lib/approval/deciding.ts";
import { evolve } from "#lib/approval/evolving.ts";
import { emptyRoute, eventVersion } from "#lib/approval/rules.ts";
import type { Acting, Command, Event, Route } from "#lib/approval/rules.ts";
import { isRefused } from "#lib/refusal.ts";
import { textOf } from "#lib/documents/body.ts";
import type { BodyNode } from "#lib/documents/body.ts";
import { tokensOf } from "#lib/documents/rules.ts";
import type { Status } from "#lib/documents/rules.ts";
import { hashOfVersion } from "#lib/documents/version-hash.ts";
import { detect } from "#lib/files/detect.ts";
import { stateOf } from "#lib/files/rules.ts";
import { keepBytes } from "#lib/files/store.ts";
import { beginning, entryHash } from "#lib/history/chain.ts";
import { entryOf } from "#lib/history/commands.ts";
import type { Act } from "#lib/history/commands.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Day } from "#lib/time.ts";
import { filesFor } from "./attachments.ts";
import { dayOfMs } from "./office.ts";
import type { Hand, Office } from "./office.ts";
import { seedId } from "./random.ts";
import { insertRows } from "./rows.ts";
import type { Row } from "./rows.ts";
import type { Story, StoryAct } from "./stories.ts";

const tables = ["File", "Document", "DocumentVersion", "DocumentOpinion", "ApprovalEvent", "ApprovalStep", "RecordFile", "RegisterEntry", "HistoryEntry", "HistoryHead", "Outbox"] as const;
type Rows = Record<(typeof tables)[number], Row[]>;

const statusOf: Record<Route["status"], Status> = { laid: "draft", "under-way": "in-approval", returned: "returned", recalled: "recalled", stopped: "stopped", decided: "approved" };
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** So many stories are made in one go; between two of these whatever else is under way goes on. */
const breath = 20;

/** What stands already: the last number of each unit and year, and the record files by task, unit and year. */
export interface There {
  series: ReadonlyMap<string, number>;
  recordFiles: ReadonlyMap<string, string>;
  /** When the years of units were closed. */
  closed: ReadonlyMap<string, string>;
}

/** Writes stories as rows that the commands would have left: the same events, tokens, numbers and chained history. */
export class BulkWriter {
  private readonly office: Office;
  private readonly rows = Object.fromEntries(tables.map((table) => [table, []])) as unknown as Rows;
  private readonly series: Map<string, number>;
  private readonly recordFiles: Map<string, string>;
  private readonly closed: ReadonlyMap<string, string>;
  /** The attachments of each document. */
  private readonly attached = new Map<string, string[]>();
  private said: { body: BodyNode; text: string } | undefined;

  constructor(office: Office, there: There = { series: new Map(), recordFiles: new Map(), closed: new Map() }) {
    this.office = office;
    this.series = new Map(there.series);
    this.recordFiles = new Map(there.recordFiles);
    this.closed = there.closed;
  }

  /** Makes the rows. Numbers follow the order of decisions, so all stories come at once. Answers what stands when they are written. */
  async make(stories: readonly Story[]): Promise<There> {
    for (const story of stories) this.attached.set(story.id, await this.attach(story));
    const decidedAt = (story: Story) => story.acts.at(-1)?.at ?? 0;
    for (const [at, story] of [...stories].sort((a, b) => decidedAt(a) - decidedAt(b)).entries()) {
      if (at % breath === 0) await new Promise(setImmediate);
      this.add(story);
    }
    return { series: this.series, recordFiles: this.recordFiles, closed: this.closed };
  }

  /** Writes the rows that were made. */
  async write(client: pg.ClientBase): Promise<void> {
    for (const table of tables) await insertRows(client, table, this.rows[table]);
    const taken = [...this.series].map(([key, last]) => [...key.split(":"), last]);
    await client.query(
      `insert into "NumberSeries" ("departmentId", "year", "kind", "last") select d, y, 'register', l from unnest($1::uuid[], $2::int[], $3::int[]) as s(d, y, l) on conflict ("departmentId", "year", "kind") do update set "last" = excluded."last" where "NumberSeries"."last" <> excluded."last"`,
      [0, 1, 2].map((column) => taken.map((row) => row[column])),
    );
  }

  private add(story: Story): void {
    const { id, written, steps, acts } = story;
    const { office, rows } = this;
    const unit = office.department(story.departmentKey);
    const named = office.nameOn(story.departmentKey, dayOfMs(story.createdAt));
    const history = new Chain(rows, "document", id);
    history.add({ actor: this.actor(story.drafter, story.createdAt), at: new Date(story.createdAt), act: "document.drafted", record: { kind: "document", id }, after: { title: written.title } });
    let route: Route = emptyRoute;
    let events = 0;
    let body = written.body;
    let number: { label: string; recordFileId: string } | null = null;
    let last: { at: number; by: Hand } | null = null;
    const laid = steps.map((step) => ({ kind: step.kind, postId: office.post(step.postKey).id }));
    let namesAtSubmission: { nameKo: string; nameEn: string; postNameKo: string; postNameEn: string }[] = [];
    for (const act of acts) {
      const before = route;
      const event = this.eventOf(before, act, laid);
      events += 1;
      rows.ApprovalEvent.push({ documentId: id, seq: events, v: eventVersion, type: event.type, at: iso(act.at), officialId: act.by.official.id, postId: event.by.postId, data: event });
      route = evolve(before, event);
      if (act.type === "submit") {
        body = act.body;
        this.version(story, act, route.version, body, "submitted");
        namesAtSubmission = steps.map(({ postKey }) => this.stepNames(postKey, dayOfMs(act.at)));
      } else if (act.type === "approve" && act.edited) {
        body = act.edited;
        this.version(story, act, route.version, body, "edited");
      }
      const said = act.type === "approve" ? act.opinion : act.type === "return" ? act.reason : "";
      if (said !== "" && "position" in event) this.opinion(story, act, event.position, route.round, said);
      if (event.type === "decided") {
        number = this.register(story, act.at);
        last = act;
      }
      history.add(this.historyOf(id, act, event, route, body, number?.label ?? null));
    }
    route.steps.forEach((step, position) => {
      const actor = acts.filter((act) => act.type === "approve" || act.type === "return").find((act) => act.at === step.actedAt);
      const names = { ...namesAtSubmission[position]! };
      if (actor) Object.assign(names, { nameKo: actor.by.official.nameKo, nameEn: actor.by.official.nameEn });
      rows.ApprovalStep.push({
        documentId: id, position, order: position, kind: step.kind, postId: step.postId, ...names, state: step.state, officialId: step.acting?.officialId ?? null, onBehalfOf: step.acting?.onBehalfOf ?? "", actedAs: step.acting?.as ?? "own",
        hasOpinion: step.hasOpinion, reachedAt: iso(step.reachedAt), actedAt: iso(step.actedAt), versionBefore: step.versionBefore, versionAfter: step.versionAfter,
      });
    });
    const status = statusOf[route.status];
    const facts = { status, agencyId: unit.agencyId, departmentId: unit.id, drafterPostId: story.drafter.post.id, disclosure: story.disclosure, scope: story.scope, scopeDepartments: story.scopeDepartments, knownTo: story.knownTo, routePostIds: route.steps.map((step) => step.postId) };
    rows.Document.push({
      id, agencyId: unit.agencyId, departmentId: unit.id, departmentNameKo: named.nameKo, departmentNameEn: named.nameEn, unitTaskId: story.task.id, stage: story.stage, status, title: written.title,
      summary: written.summary, keywords: written.keywords, drafterId: story.drafter.official.id, drafterPostId: story.drafter.post.id, drafterNameKo: story.drafter.official.nameKo, drafterNameEn: story.drafter.official.nameEn,
      version: route.version, approvedVersion: route.approvedVersion, disclosure: story.disclosure, reasons: story.reasons, scope: story.scope, scopeDepartments: story.scopeDepartments, knownTo: story.knownTo, ...tokensOf(facts),
      urgency: story.urgency, dueAt: story.dueOn === null ? null : `${story.dueOn}T00:00:00+09:00`, delegationRuleId: story.rule?.id ?? null, delegationReason: "", recordFileId: number?.recordFileId ?? null, numberLabel: number?.label ?? null,
      createdAt: iso(story.createdAt), updatedAt: iso(acts.at(-1)?.at ?? story.createdAt), submittedAt: iso(acts[0]?.at ?? null), decidedAt: iso(last?.at ?? null),
      deciderId: last?.by.official.id ?? null, deciderPostId: last?.by.post.id ?? null, deciderNameKo: last?.by.official.nameKo ?? null, deciderNameEn: last?.by.official.nameEn ?? null,
      draftBody: body, draftRevision: 1, draftRoute: laid, draftFiles: this.attached.get(id) ?? [], seq: acts.length,
    });
    rows.Outbox.push({ topic: "document.changed", recordKind: "document", recordId: id, payload: {}, at: iso(acts.at(-1)?.at ?? story.createdAt), tries: 0 });
  }

  private async attach(story: Story): Promise<string[]> {
    const ids: string[] = [];
    const at = new Date(story.createdAt);
    for (const [place, { name, bytes }] of filesFor(story.id, story.written.attachments).entries()) {
      const id = seedId("file", `${story.id}:${place}`, at);
      const sha = await keepBytes(bytes);
      const { detected, whole } = await detect(bytes);
      const state = stateOf({ name, size: bytes.byteLength, detected, whole });
      this.rows.File.push({ id, sha256: sha, size: bytes.byteLength, name, declared: "", detected, state, uploaderId: story.drafter.official.id, at: at.toISOString() });
      const chain = new Chain(this.rows, "file", id);
      chain.add({ actor: this.actor(story.drafter, story.createdAt), at, act: "file.kept", record: { kind: "file", id }, after: { sha256: sha, size: bytes.byteLength, state } });
      ids.push(id);
    }
    return ids;
  }

  private eventOf(route: Route, act: StoryAct, steps: readonly { kind: Story["steps"][number]["kind"]; postId: string }[]): Event {
    const by: Acting = { officialId: act.by.official.id, postId: act.by.post.id, onBehalfOf: act.by.behalf?.nameKo ?? "", as: act.by.as };
    const command: Command =
      act.type === "submit" ? { type: "submit", by, steps } : act.type === "approve" ? { type: "approve", by, opinion: act.opinion !== "", edited: act.edited !== null } : { type: act.type, by, reason: act.reason };
    const events = decide(route, command, act.at);
    if (isRefused(events)) throw new Error(`the demonstration tells what may not be: ${events.refused}`);
    return events[0]!;
  }

  private historyOf(id: string, act: StoryAct, event: Event, route: Route, body: BodyNode, number: string | null): Act {
    const common = { actor: this.actor(act.by, act.at), at: new Date(act.at), record: { kind: "document", id } };
    const hash = { hash: String(this.rows.DocumentVersion.at(-1)?.["hash"]) };
    const said = act.type === "approve" && act.opinion !== "" ? { text: act.opinion } : {};
    switch (event.type) {
      case "submitted": return { ...common, act: "document.submitted", after: { version: route.version, round: route.round, ...hash }, text: this.textOf(body) };
      case "approved": return { ...common, act: "document.approved", before: { version: event.versionBefore }, after: { version: event.versionAfter, step: event.position, ...(event.versionAfter === event.versionBefore ? {} : hash) }, ...said };
      case "decided": return { ...common, act: "document.decided", after: { version: event.version, number }, ...said };
      default: return { ...common, act: `document.${event.type}`, reason: act.type === "return" || act.type === "recall" ? act.reason : "", after: { version: route.version } };
    }
  }

  /** A body is said in a version, in the history and in the card. */
  private textOf(body: BodyNode): string {
    if (this.said?.body !== body) this.said = { body, text: textOf(body) };
    return this.said.text;
  }

  private version(story: Story, act: StoryAct, n: number, body: BodyNode, reason: "submitted" | "edited"): void {
    const { title, summary, keywords } = story.written;
    const { seat } = this.actor(act.by, act.at);
    const fileIds = this.attached.get(story.id) ?? [];
    this.rows.DocumentVersion.push({
      documentId: story.id, n, title, body, text: this.textOf(body), summary, keywords, fileIds, hash: hashOfVersion({ title, body, summary, keywords, fileIds }),
      authorId: act.by.official.id, authorNameKo: act.by.official.nameKo, authorNameEn: act.by.official.nameEn, at: iso(act.at), reason,
      unitTaskId: story.task.id, stage: story.stage, disclosure: story.disclosure, reasons: story.reasons, scope: story.scope, scopeDepartments: story.scopeDepartments, knownTo: story.knownTo, urgency: story.urgency,
      dueAt: story.dueOn === null ? null : `${story.dueOn}T00:00:00+09:00`, kind: reason === "edited" ? "review" : "draft", postNameKo: seat?.postNameKo ?? "", postNameEn: seat?.postNameEn ?? "",
    });
  }

  private opinion(story: Story, act: StoryAct, position: number, round: number, text: string): void {
    const { official, post } = act.by;
    this.rows.DocumentOpinion.push({
      id: seedId("opinion", `${story.id}:${act.at}`, new Date(act.at)), documentId: story.id, position, round, officialId: official.id, nameKo: official.nameKo, nameEn: official.nameEn,
      postId: post.id, postNameKo: post.nameKo, postNameEn: post.nameEn, text, at: iso(act.at),
    });
  }

  private register(story: Story, at: number): { label: string; recordFileId: string } {
    const unit = this.office.department(story.departmentKey);
    const day: Day = dayOfMs(at);
    const year = Number(day.slice(0, 4));
    const serial = (this.series.get(`${unit.id}:${year}`) ?? 0) + 1;
    this.series.set(`${unit.id}:${year}`, serial);
    const fileKey = `${story.task.id}:${unit.id}:${year}`;
    let recordFileId = this.recordFiles.get(fileKey);
    if (recordFileId === undefined) {
      recordFileId = seedId("record-file", fileKey, new Date(at));
      this.recordFiles.set(fileKey, recordFileId);
      this.rows.RecordFile.push({ id: recordFileId, unitTaskId: story.task.id, departmentId: unit.id, year, retention: story.task.retention, closedAt: this.closed.get(`${unit.id}:${year}`) ?? null });
    }
    const label = `${this.office.nameOn(story.departmentKey, day).nameKo}-${serial}`;
    this.rows.RegisterEntry.push({ id: seedId("register", story.id, new Date(at)), departmentId: unit.id, year, serial, label, code: `${unit.code}${String(serial).padStart(6, "0")}`, recordKind: "document", recordId: story.id, recordFileId, at: iso(at) });
    return { label, recordFileId };
  }

  private stepNames(postKey: string, day: Day): { nameKo: string; nameEn: string; postNameKo: string; postNameEn: string } {
    const post = this.office.post(postKey);
    const held = this.office.holder(postKey, day)?.official;
    return { nameKo: held?.nameKo ?? "", nameEn: held?.nameEn ?? "", postNameKo: post.nameKo, postNameEn: post.nameEn };
  }

  /** What history needs to know of who acted: the person and the seat, with the names of that day. */
  private actor({ official, post, as, behalf }: Hand, at: number): Actor {
    const department = this.office.department(post.departmentKey);
    const named = this.office.nameOn(post.departmentKey, dayOfMs(at));
    return {
      officialId: official.id, nameKo: official.nameKo, nameEn: official.nameEn, rankKo: official.rankKo, rankEn: official.rankEn, login: official.login ?? "", seats: [], tokens: [], roles: [], scopes: [],
      via: "system", credentialId: null, mustChangePassword: false, language: "ko",
      seat: {
        postId: post.id, postNameKo: post.nameKo, postNameEn: post.nameEn, level: post.level, isHead: post.isHead, departmentId: department.id, departmentNameKo: named.nameKo, departmentNameEn: named.nameEn,
        agencyId: department.agencyId, agencyNameKo: "", agencyNameEn: "", kind: as === "own" ? "regular" : as, onBehalfOf: behalf ? { officialId: behalf.id, nameKo: behalf.nameKo, nameEn: behalf.nameEn } : null,
        validUntil: null, headsDepartmentIds: [],
      },
    };
  }
}

/** The history of one record, linked as the commands link it. */
class Chain {
  private readonly rows: Rows;
  private readonly head: Row;
  private seq = 0;
  private hash = beginning;

  constructor(rows: Rows, recordKind: string, recordId: string) {
    this.rows = rows;
    this.head = { recordKind, recordId, seq: 0, hash: beginning };
    rows.HistoryHead.push(this.head);
  }

  add(act: Act): void {
    this.seq += 1;
    const entry = entryOf(act, this.seq);
    const previous = this.hash;
    this.hash = entryHash(entry, previous);
    this.rows.HistoryEntry.push({ ...entry, at: iso(entry.at), previous, hash: this.hash });
    Object.assign(this.head, { seq: this.seq, hash: this.hash });
  }
}
