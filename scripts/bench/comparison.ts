import { bodyOf } from "#lib/documents/body.ts";
import { changesBetween } from "#lib/documents/changes.ts";
import type { Compared } from "#lib/documents/changes.ts";
import { alternating, both } from "./measure.ts";
import type { Line } from "./measure.ts";

const pages = 50;
const paragraphsOnPage = 25;
const wordsInParagraph = 18;
const vocabulary = ["시범기관", "운영", "기간", "보고", "결과", "부서", "협조", "예산", "집행", "계획", "검토", "의견", "개선", "제도", "민원", "처리", "교육", "점검", "협약", "공유"];

/** A version of many different paragraphs; in those that `edited` names one word is another. */
function version(edited: (paragraph: number) => boolean): Compared {
  let seed = 20_260_000;
  const next = () => (seed = (seed * 48_271) % 2_147_483_647);
  const paragraphs = Array.from({ length: pages * paragraphsOnPage }, (_, at) => {
    const words = Array.from({ length: wordsInParagraph }, () => `${vocabulary[next() % vocabulary.length] ?? ""}${next() % 40}`);
    return (edited(at) ? words.with(7, `고친말${at}`) : words).join(" ");
  });
  const text = paragraphs.join("\n");
  return { title: "운영계획", text, summary: "시범기관을 정해 운영합니다.", keywords: [], files: [], body: bodyOf(text) };
}

/** Two versions of 50 pages, compared as the document page and the API do. */
export async function comparison(): Promise<Line> {
  const before = version(() => false);
  const [spread, together] = [version((at) => (at * 9) % 25 < 9), version((at) => at >= 300 && at < 360)];
  const took = await alternating(10, { spread: () => Promise.resolve(changesBetween(before, spread)), together: () => Promise.resolve(changesBetween(before, together)) }, 2);
  return {
    what: "two versions of 50 pages compared: 450 changes spread; 60 paragraphs in one place, p50/p95", value: `${both(took.spread)}; ${both(took.together)}`,
    goal: "< 300 ms each", held: took.spread.p50 < 300 && took.together.p50 < 300,
  };
}
