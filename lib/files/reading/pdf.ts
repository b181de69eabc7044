import { createRequire } from "node:module";
import path from "node:path";
import { limits, Unreadable } from "./limits.ts";

/** The text of each page. Nothing is drawn, run or fetched; Korean character maps come from the package. */
export async function pagesOfPdf(bytes: Uint8Array): Promise<string[]> {
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const folder = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  const loading = getDocument({
    data: bytes, cMapUrl: `${folder}/cmaps/`, cMapPacked: true, standardFontDataUrl: `${folder}/standard_fonts/`,
    verbosity: VerbosityLevel.ERRORS, useSystemFonts: false, disableFontFace: true, enableXfa: false, stopAtErrors: false,
  });
  const document = await loading.promise.catch((error: unknown) => {
    throw new Unreadable(error instanceof Error ? error.name : "PDF");
  });
  const pages: string[] = [];
  let signs = 0;
  for (let n = 1; n <= Math.min(document.numPages, limits.pages) && signs < limits.signs; n++) {
    const page = await document.getPage(n);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
    pages.push(text);
    signs += text.length;
    page.cleanup();
  }
  return pages;
}
