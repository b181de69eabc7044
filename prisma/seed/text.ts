import { josa } from "es-hangul";
import type { BodyNode } from "#lib/documents/body.ts";
import { addDays, toColumn } from "#lib/time.ts";
import type { Day } from "#lib/time.ts";
import { cooperationOpinions, decisionOpinions, places, recallReasons, regions, returnReasons, reviewOpinions } from "./data/kinds.ts";
import type { KindPlan } from "./data/kinds.ts";
import type { Chance } from "./random.ts";

export interface Matter {
  subject: string;
  basis: string;
  day: Day;
  /** Names of other departments of that day. */
  others: readonly string[];
}

export interface Written {
  title: string;
  summary: string;
  keywords: string[];
  body: BodyNode;
  attachments: string[];
}

const weekdays = "일월화수목금토";

/** 2026. 11. 23.(월) */
export function longDay(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}. ${month}. ${date}.(${weekdays[toColumn(day).getUTCDay()]})`;
}

/** Fills the slots of frames for one document; region and department stay the same throughout. */
export class Writer {
  private readonly luck: Chance;
  private readonly matter: Matter;
  private readonly region: string;
  private readonly org: string;

  constructor(luck: Chance, matter: Matter) {
    this.luck = luck;
    this.matter = matter;
    this.region = luck.pick(regions);
    this.org = luck.pick(matter.others);
  }

  fill(frame: string): string {
    return frame.replace(/\{(\w+)(?::([^}]+))?\}/g, (_, slot: string, particle: string | undefined) => {
      const word = this.word(slot);
      return particle ? josa(word, particle as Parameters<typeof josa>[1]) : word;
    });
  }

  private workday(within: number): Day {
    let day = addDays(this.matter.day, this.luck.int(4, within));
    while ([0, 6].includes(toColumn(day).getUTCDay())) day = addDays(day, 1);
    return day;
  }

  private word(slot: string): string {
    const { luck, matter } = this;
    const month = Number(matter.day.slice(5, 7));
    switch (slot) {
      case "subject": return matter.subject;
      case "law": return `「${matter.basis}」 제${luck.int(2, 68)}조`;
      case "year": return matter.day.slice(0, 4);
      case "quarter": return `${Math.ceil(month / 3)}분기`;
      case "month": return String(((month + luck.int(0, 3) - 1) % 12) + 1);
      case "day": return longDay(this.workday(60));
      case "period": {
        const from = this.workday(40);
        return `${longDay(from)}~${longDay(addDays(from, luck.int(5, 90)))}`;
      }
      case "clock": return `${luck.int(9, 17)}:${luck.pick(["00", "30", "10", "40"])}`;
      case "region": return this.region;
      case "org": return this.org;
      case "place": return luck.pick(places);
      case "small": return String(luck.int(2, 12));
      case "count": return String(luck.int(13, 486));
      case "percent": return `${luck.int(52, 98)}.${luck.int(0, 9)}`;
      case "money": return `${luck.int(1, 48)}억 ${luck.int(1, 9)},${luck.int(1, 9)}00만 원`;
      default: throw new Error(`no slot ${slot}`);
    }
  }

  write(kind: KindPlan): Written {
    const { luck } = this;
    const title = this.fill(luck.pick(kind.titles));
    const related = `관련: ${this.org}-${luck.int(12, 2890)}(${longDay(addDays(this.matter.day, -luck.int(3, 40)))}) “${this.matter.subject} ${luck.pick(["기본방향", "업무 협의", "추진 지시", "자료 요청", "검토 요청"])} 알림”`;
    const items = luck.shuffled(kind.items);
    const heads = luck.shuffled(kind.heads).slice(0, luck.int(2, 3));
    let next = 0;
    const sections = heads.map((head) => {
      const lines = items.slice(next, (next += luck.int(2, 4)));
      return item(this.fill(head), lines.length === 0 ? [] : [list(lines.map((line) => item(this.fill(line))))]);
    });
    const attachments = luck.odds(0.45) ? kind.attachments.slice(0, luck.int(1, 2)).map((name) => this.fill(name)) : [];
    const content: BodyNode[] = [
      list([item(related), item(this.fill(luck.pick(kind.openings)), [list(sections)]), item(`${this.fill(luck.pick(kind.closings))}${attachments.length === 0 ? "  끝." : ""}`)]),
    ];
    if (luck.odds(0.22)) content.push(this.table());
    const words = this.matter.subject.split(/[\s·]+/).filter((word) => word.length > 1);
    return { title, summary: this.fill(luck.pick(kind.summaries)), keywords: [...new Set([...words.slice(0, 3), this.region])], body: { type: "doc", content }, attachments };
  }

  private table(): BodyNode {
    const { luck } = this;
    const cell = (type: "tableHeader" | "tableCell", text: string): BodyNode => ({ type, content: [paragraph(text)] });
    const rows = luck.shuffled(regions).slice(0, luck.int(3, 5)).map((region) => [region, String(luck.int(12, 300)), String(luck.int(3, 90)), `${luck.int(50, 99)}.${luck.int(0, 9)}%`]);
    const head = ["지역", `${this.matter.subject} 대상`, "완료", "비율"];
    return { type: "table", content: [head.map((text) => cell("tableHeader", text)), ...rows.map((row) => row.map((text) => cell("tableCell", text)))].map((cells) => ({ type: "tableRow", content: cells })) };
  }

  /** The same text after a reviewer's hand: a sentence more and one figure mended. */
  edited(body: BodyNode): BodyNode {
    const [first, ...rest] = body.content ?? [];
    const added = item(this.fill("{region} {subject} 추진 기간은 {period:으로/로} 하고, {org}에서 {month}월에 중간 점검을 실시합니다."));
    return { ...body, content: [first?.type === "orderedList" ? { ...first, content: [...(first.content ?? []), added] } : list([added]), ...rest] };
  }

  opinion(kind: "review" | "cooperation" | "decision" | "return" | "recall"): string {
    const frames = { review: reviewOpinions, cooperation: cooperationOpinions, decision: decisionOpinions, return: returnReasons, recall: recallReasons }[kind];
    return this.fill(this.luck.pick(frames));
  }
}

const paragraph = (text: string): BodyNode => ({ type: "paragraph", content: [{ type: "text", text }] });
const item = (text: string, more: BodyNode[] = []): BodyNode => ({ type: "listItem", content: [paragraph(text), ...more] });
const list = (content: BodyNode[]): BodyNode => ({ type: "orderedList", content });
