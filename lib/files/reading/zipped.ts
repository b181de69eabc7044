import { strFromU8, unzipSync } from "fflate";
import { gatherer, limits, Unreadable } from "./limits.ts";
import { throughXml } from "./xml.ts";

type Parts = Record<string, string>;

const wanted = /^(?:Contents\/section\d+\.xml|word\/(?:document|footnotes|endnotes|header\d*|footer\d*|comments)\.xml|xl\/(?:workbook|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml|META-INF\/manifest\.xml)$/;

/** HWPX, DOCX or XLSX, by the parts inside; null when it is another archive. */
export function textsOfZip(bytes: Uint8Array): string[] | null {
  const parts = partsOf(bytes);
  if (/encryption-data/.test(parts["META-INF/manifest.xml"] ?? "")) throw new Unreadable("encrypted");
  const named = (pattern: RegExp) => Object.keys(parts).filter((name) => pattern.test(name)).sort((one, other) => numberIn(one) - numberIn(other) || one.localeCompare(other));
  const sections = named(/^Contents\/section/);
  if (sections.length > 0) return [joined(sections.map((name) => parts[name]!), hwpx)];
  if (parts["word/document.xml"] !== undefined) return [joined(["word/document.xml", ...named(/^word\/(?!document)/)].map((name) => parts[name]!), docx)];
  if (parts["xl/workbook.xml"] !== undefined) return sheets(parts);
  return null;
}

function partsOf(bytes: Uint8Array): Parts {
  let unpacked = 0;
  const files = unzipSync(bytes, {
    filter(file) {
      if (!wanted.test(file.name)) return false;
      unpacked += file.originalSize;
      if (unpacked > limits.unpacked) throw new Unreadable("too much inside");
      return true;
    },
  });
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]));
}

const numberIn = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);

/** The text of one part after another: `t` holds text, what is named in `breaks` stands for white space, a paragraph ends its line. */
function joined(parts: readonly string[], { breaks, skip }: Layout): string {
  const gathered = gatherer();
  for (const part of parts) {
    let inText = 0;
    let passed = 0;
    throughXml(
      part,
      {
        open(name) {
          if (skip.has(name)) passed += 1;
          else if (name === "t") inText += 1;
          else if (breaks[name]) gathered.add(breaks[name]);
        },
        close(name) {
          if (skip.has(name)) passed -= 1;
          else if (name === "t") inText -= 1;
          else if (name === "p") gathered.add("\n");
        },
        text(text) {
          if (inText > 0 && passed === 0) gathered.add(text);
        },
      },
      gathered.full,
    );
  }
  return gathered.text();
}

interface Layout {
  breaks: Readonly<Record<string, string>>;
  skip: ReadonlySet<string>;
}
const hwpx: Layout = { breaks: { tab: "\t", lineBreak: "\n", tc: " " }, skip: new Set(["parameters"]) };
const docx: Layout = { breaks: { tab: "\t", br: "\n", cr: "\n", tc: " " }, skip: new Set(["delText", "instrText"]) };

/** Each sheet with its name: its rows as lines. */
function sheets(parts: Parts): string[] {
  const strings = sharedStrings(parts["xl/sharedStrings.xml"] ?? "");
  const places = new Map<string, string>();
  if (parts["xl/_rels/workbook.xml.rels"]) {
    throughXml(parts["xl/_rels/workbook.xml.rels"], { open: (name, { Id, Target }) => void (name === "Relationship" && Id && Target && places.set(Id, Target)) });
  }
  const named: { name: string; place: string }[] = [];
  throughXml(parts["xl/workbook.xml"]!, {
    open(name, attributes) {
      if (name === "sheet") named.push({ name: attributes["name"] ?? "", place: `xl/${(places.get(attributes["r:id"] ?? "") ?? `worksheets/sheet${named.length + 1}.xml`).replace(/^\/?(xl\/)?/, "")}` });
    },
  });
  return named.map(({ name, place }) => `${name}\n${rowsOf(parts[place] ?? "<x/>", strings)}`);
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let now = "";
  let inText = false;
  let aside = false;
  if (xml === "") return strings;
  throughXml(xml, {
    open(name) {
      if (name === "si") now = "";
      if (name === "rPh") aside = true;
      inText = name === "t";
    },
    close(name) {
      if (name === "si") strings.push(now);
      if (name === "rPh") aside = false;
      inText = false;
    },
    text(text) {
      if (inText && !aside) now += text;
    },
  });
  return strings;
}

function rowsOf(xml: string, strings: readonly string[]): string {
  const gathered = gatherer();
  let kind = "";
  let held = "";
  let inValue = false;
  throughXml(
    xml,
    {
      open(name, attributes) {
        if (name === "c") [kind, held] = [attributes["t"] ?? "", ""];
        inValue = name === "v" || name === "t";
      },
      close(name) {
        inValue = false;
        if (name === "row") gathered.add("\n");
        if (name !== "c" || held === "") return;
        gathered.add(`${kind === "s" ? (strings[Number(held)] ?? "") : held}\t`);
      },
      text(text) {
        if (inValue) held += text;
      },
    },
    gathered.full,
  );
  return gathered.text();
}
