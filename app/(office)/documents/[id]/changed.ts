import { getTranslations } from "next-intl/server";
import type { ShownChange } from "#components/documents/DocumentHistory.tsx";
import { formatDay } from "#lib/format.ts";
import { filesNamed } from "#lib/files/queries.ts";
import { nameOf } from "#lib/names.ts";
import { dayOf } from "#lib/time.ts";
import type { Step } from "#lib/approval/rules.ts";
import { fieldsChanged, historyChange, postsNamed } from "#lib/documents/history-changes.ts";
import type { CardField, GivenCard, HistoryChange } from "#lib/documents/history-changes.ts";
import type { DocumentAct } from "#lib/documents/stream.ts";
import { cardsGiven } from "#lib/documents/versions.ts";
import { postsWith } from "#lib/organisation/units.ts";
import type { SeatedPost } from "#lib/organisation/units.ts";
import { correctable } from "#lib/register/rules.ts";
import type { Correctable, Value } from "#lib/register/rules.ts";
import { taskRows } from "#lib/tasks/queries.ts";
import type { PageContext } from "#app/current.ts";
import { valueWords } from "../../records/shown.ts";

/** What the acts on an open document changed, in the reader's words: posts and their holders as they were named on that day. */
export async function changesShown(context: PageContext, documentId: string, acts: readonly DocumentAct[]): Promise<(act: DocumentAct) => ShownChange[]> {
  const { db, language } = context;
  const changes = new Map(acts.flatMap((act) => [[act.id, historyChange(act)] as const]));
  const cards = [...changes.values()].some((change) => change?.what === "version") ? await cardsGiven(db, documentId) : [];
  // How a class and a scope are said is asked once, for what was corrected and for what the cards say.
  const value = await valueWords(context);
  const [t, c, kinds, register, named, card] = await Promise.all([
    getTranslations("documents.history"), getTranslations("documents"), getTranslations("approval.kinds"), getTranslations("register.field"), postNames(context, acts, changes), cardWords(context, cards, value),
  ]);
  const labels: Readonly<Record<CardField, string>> = {
    title: c("letter.subject"), summary: c("card.summary"), keywords: c("card.keywords"), unitTaskId: c("card.task"), stage: c("card.stage"), disclosure: c("card.disclosure"), scope: c("card.scope"), urgency: c("card.urgency"), dueAt: c("editor.due"), fileIds: c("card.files"),
  };
  return (act) => {
    const change = changes.get(act.id);
    if (!change) return [];
    const post = (postId: string) => {
      const found = named(act, postId);
      return found ? [nameOf(found, language), found.holderKo ? `(${nameOf({ nameKo: found.holderKo, nameEn: found.holderEn ?? "" }, language)})` : ""].join("") : t("postGone");
    };
    const steps = (some: readonly Step[]) => some.map((step) => `${kinds(step.kind)} ${post(step.postId)}`).join(", ");
    switch (change.what) {
      case "route": case "inside":
        return [{ label: t(change.what), before: steps(change.before), after: steps(change.after) }];
      case "skipped":
        return [{ label: t("skipped"), before: steps([change.step]), after: t(`ground.${change.ground}`) }];
      case "circulated":
        return [{ label: t("circulated"), before: "", after: change.postIds.map(post).join(", ") }];
      case "field":
        return correctable.includes(change.field as Correctable) ? [{ label: register(change.field as Correctable), before: value(change.before as Value), after: value(change.after as Value) }] : [];
      case "version": {
        const [was, is] = [change.before, change.after].map((n) => cards.find((one) => one.n === n));
        const fields = was && is ? fieldsChanged(was, is).map((name) => ({ label: labels[name], before: card(was, name), after: card(is, name) })) : [];
        return [{ label: t("version"), before: c("version", { n: change.before }), after: c("version", { n: change.after }) }, ...fields];
      }
    }
  };
}

/** So many days are asked for their own names; of older acts posts are named as on the last of these. */
const mostDays = 8;

/** The posts named by acts, each as it was called and held on the act's day. A fixed number of statements. */
async function postNames({ db }: PageContext, acts: readonly DocumentAct[], changes: ReadonlyMap<bigint, HistoryChange | null>): Promise<(act: DocumentAct, postId: string) => SeatedPost | undefined> {
  const days = [...new Set(acts.filter((act) => postsNamed(changes.get(act.id) ?? null).length > 0).map((act) => dayOf(act.at)))].sort().reverse().slice(0, mostDays);
  const dayFor = (act: DocumentAct) => days.find((day) => day <= dayOf(act.at)) ?? days.at(-1) ?? dayOf(act.at);
  const wanted = new Map<string, Set<string>>();
  for (const act of acts) for (const postId of postsNamed(changes.get(act.id) ?? null)) wanted.set(dayFor(act), (wanted.get(dayFor(act)) ?? new Set()).add(postId));
  const found = new Map(await Promise.all([...wanted].map(async ([day, ids]) => [day, new Map((await postsWith(db, { ids: [...ids] }, day)).map((post) => [post.postId, post]))] as const)));
  return (act, postId) => found.get(dayFor(act))?.get(postId);
}

/** The fields of cards as words. */
async function cardWords(context: PageContext, cards: readonly GivenCard[], value: (said: Value) => string): Promise<(card: GivenCard, name: CardField) => string> {
  const { db, language, today } = context;
  const [c, tasks, files] = await Promise.all([
    getTranslations("documents"),
    cards.length > 0 ? taskRows(db, { ids: [...new Set(cards.flatMap((card) => card.unitTaskId ?? []))] }, today) : [], filesNamed(db, [...new Set(cards.flatMap((card) => card.fileIds))]),
  ]);
  return (card, name) => {
    switch (name) {
      case "keywords": return card.keywords.join(", ");
      case "unitTaskId": return tasks.filter((task) => task.id === card.unitTaskId).map((task) => nameOf(task, language)).join("");
      case "stage": return c(`stage.${card.stage as "decide"}`);
      case "disclosure": return value({ disclosure: card.disclosure as "open", reasons: card.reasons });
      case "scope": return value({ scope: card.scope as "agency", departments: card.scopeDepartments, knownTo: card.knownTo as "agency" });
      case "urgency": return c(`urgency.${card.urgency as "normal"}`);
      case "dueAt": return card.dueAt ? formatDay(dayOf(card.dueAt), language, today) : "";
      case "fileIds": return files.filter((file) => card.fileIds.includes(file.id)).map((file) => file.name).join(", ");
      default: return card[name];
    }
  };
}
