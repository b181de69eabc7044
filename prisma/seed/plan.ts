import { addDays, startOf } from "#lib/time.ts";
import type { SeedClassification } from "./classification.ts";
import { laterAtWork, morning } from "./office.ts";
import type { Office } from "./office.ts";
import { chance } from "./random.ts";
import { routeDocuments } from "./routes.ts";
import { tell } from "./stories.ts";
import type { Brief, Ending, Story } from "./stories.ts";

export const documentsWanted = 2000;
export const directWanted = 320;
/** Documents of so many last days go through the product's own commands. */
const recentDays = 80;

/** All documents: the older ones for the bulk writer, the recent ones for the commands. */
export function planStories(office: Office, classification: SeedClassification): { bulk: Story[]; direct: Story[] } {
  const { began, today } = office.organisation;
  const cutoff = startOf(addDays(today, -recentDays)).getTime();
  const end = startOf(today).getTime();
  const luck = chance(7);
  const direct = castStories(office, classification, end);
  for (let n = 0; direct.length < directWanted; n += 1) {
    const ending: Ending = luck.odds(0.88) ? { to: "decided" } : luck.pick<Ending>([{ to: "waiting", position: 0 }, { to: "waiting", position: 1 }, { to: "waiting", position: 2 }, { to: "returned", position: 1 }, { to: "recalled" }]);
    const back = ending.to === "decided" ? luck.int(9, recentDays - 1) : luck.int(2, 12);
    const story = tell(office, classification, luck, { key: `direct:${n}`, createdAt: morning(addDays(today, -back), luck), task: luck.pick(classification.tasks), ending, ...(ending.to === "decided" ? {} : { detour: "none" as const }) }, end);
    if (story && story.createdAt > cutoff) direct.push(story);
  }
  const again = corrections(office, classification, direct, end);
  const discarded = thrownAway(office, classification, end);
  const bulk = shortKept(office, classification, cutoff);
  const span = (cutoff - startOf(began).getTime()) / 86_400_000 - 3;
  for (let n = 0; bulk.length < documentsWanted - direct.length - again.length - routeDocuments; n += 1) {
    // More and more of the work comes into the system as the years go by.
    const day = addDays(began, 2 + Math.floor(span * Math.sqrt(luck.next())));
    const story = tell(office, classification, luck, { key: `bulk:${n}`, createdAt: morning(day, luck), task: luck.pick(classification.tasks), ending: { to: "decided" } }, cutoff);
    if (story) bulk.push(story);
  }
  return { bulk, direct: [...direct, ...again, ...discarded] };
}

/** Decided documents that were taken up again: some decided anew, one waiting, one still a draft (§17). */
function corrections(office: Office, classification: SeedClassification, direct: readonly Story[], end: number): Story[] {
  const luck = chance(19);
  const endings: Ending[] = [{ to: "decided" }, { to: "decided" }, { to: "decided" }, { to: "waiting", position: 1 }, { to: "waiting", position: 0 }];
  const told: Story[] = [];
  // The first of them are the cast's own.
  for (const redraftOf of direct) {
    const decided = redraftOf.acts.at(-1);
    const ending = endings[told.length];
    if (!ending) break;
    if (decided?.type !== "approve" || redraftOf.acts.filter((act) => act.type === "approve").length < redraftOf.steps.length - 1) continue;
    const story = tell(office, classification, luck, { key: `redraft:${redraftOf.id}`, createdAt: laterAtWork(decided.at, luck.int(9, 40)), task: redraftOf.task, drafterPost: redraftOf.drafter.post.key, ending, detour: "none", redraftOf }, end);
    if (story && story.drafter.official === redraftOf.drafter.official) told.push(story);
  }
  return told;
}

/** Drafts that their writers threw away; nothing but their history is left. */
function thrownAway(office: Office, classification: SeedClassification, end: number): Story[] {
  const luck = chance(23);
  const told: Story[] = [];
  for (let n = 0; told.length < 5; n += 1) {
    const story = tell(office, classification, luck, { key: `discarded:${n}`, createdAt: morning(addDays(office.organisation.today, -luck.int(5, 60)), luck), task: luck.pick(classification.tasks), ending: { to: "discarded" } }, end);
    if (story) told.push(story);
  }
  return told;
}

/** The line of the cast: what waits for each of them on the first morning. */
function castStories(office: Office, classification: SeedClassification, end: number): Story[] {
  const luck = chance(11);
  const { today } = office.organisation;
  const task = (name: string) => classification.tasks.find((one) => one.nameKo === name)!;
  const line: Omit<Brief, "key" | "createdAt">[] = [];
  const matters = ["행정업무 혁신 시범기관 운영", "국민 참여 혁신단 운영", "민원 처리기간 단축", "정부혁신 종합계획 수립"];
  const add = (count: number, post: string, ending: Ending, more: Partial<Brief> = {}) => {
    for (let n = 0; n < count; n += 1) line.push({ task: task(matters[(line.length + n) % matters.length]!), drafterPost: post, cooperatorPost: "information/head", ending, detour: "none", ...more });
  };
  add(3, "innovation/1", { to: "waiting", position: 0 });
  add(1, "innovation/1", { to: "returned", position: 4 }, { dueOn: addDays(today, -3) });
  add(1, "innovation/1", { to: "returned", position: 1 });
  add(1, "innovation/1", { to: "recalled" });
  for (const position of [1, 2, 3, 4]) {
    add(2, "innovation/1", { to: "waiting", position }, { dueOn: addDays(today, luck.int(-1, 4)) });
    add(1, "innovation/2", { to: "waiting", position }, { dueOn: addDays(today, luck.int(0, 6)), urgent: position === 4 });
    add(1, "innovation/3", { to: "waiting", position });
  }
  add(14, "innovation/1", { to: "decided" });
  add(4, "innovation/1", { to: "decided" }, { detour: "returned" });
  add(8, "innovation/2", { to: "decided" });
  const told: Story[] = [];
  line.forEach((brief, n) => {
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const back = brief.ending.to === "decided" ? luck.int(12, 70) : luck.int(3, 9);
      const story = tell(office, classification, luck, { ...brief, key: `cast:${n}:${attempt}`, createdAt: morning(addDays(today, -back), luck) }, end);
      if (!story) continue;
      told.push(story);
      return;
    }
  });
  return told;
}

/** Documents kept for one year, from the years before last: their files are there to be appraised and disposed of. */
function shortKept(office: Office, classification: SeedClassification, before: number): Story[] {
  const luck = chance(29);
  const { began, today } = office.organisation;
  const last = Number(today.slice(0, 4)) - 2;
  const told: Story[] = [];
  for (const [name, days] of [["공동활용 회의실 운영", [addDays(began, 5), addDays(began, 8), `${last}-04-14`, `${last}-06-20`]], ["혁신 교육과정 운영", [`${last}-03-18`, `${last}-05-27`, `${last}-09-09`]]] as const) {
    const task = classification.tasks.find((one) => one.nameKo === name)!;
    for (const day of days) {
      for (let attempt = 0; attempt < 40; attempt += 1) {
        const story = day < began ? null : tell(office, classification, luck, { key: `kept:${name}:${day}:${attempt}`, createdAt: morning(day, luck), task, ending: { to: "decided" }, detour: "none" }, before);
        if (!story) continue;
        told.push(story);
        break;
      }
    }
  }
  return told;
}
