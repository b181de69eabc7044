import { compareTexts } from "#lib/documents/compare.ts";
import { alternating, both } from "./measure.ts";
import type { Line } from "./measure.ts";

const pages = 50;
const wordsOnPage = 450;
const vocabulary = ["시범기관", "운영", "기간", "보고", "결과", "부서", "협조", "예산", "집행", "계획", "검토", "의견", "개선", "제도", "민원", "처리", "교육", "점검", "협약", "공유"];

/** A text of many different sentences; `edited` changes one word in fifty. */
function text(edited: boolean): string {
  let seed = 20_260_000;
  const next = () => (seed = (seed * 48_271) % 2_147_483_647);
  return Array.from({ length: pages * wordsOnPage }, (_, at) => {
    const word = `${vocabulary[next() % vocabulary.length] ?? ""}${next() % 40}`;
    return edited && at % 50 === 7 ? `고친말${at}` : word;
  }).join(" ");
}

/** Two versions of 50 pages, compared as the document page does. */
export async function comparison(): Promise<Line> {
  const [before, after] = [text(false), text(true)];
  const { compared } = await alternating(10, { compared: () => Promise.resolve(compareTexts(before, after)) }, 2);
  return { what: "two versions of 50 pages with 450 changes compared, p50/p95", value: both(compared), goal: "< 300 ms", held: compared.p50 < 300 };
}
