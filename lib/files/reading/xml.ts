import { SaxesParser } from "saxes";
import type { SaxesTagPlain } from "saxes";

export interface Heard {
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

class Enough extends Error {}

/** Goes through XML and tells what it meets, names without their prefix; `full` ends it early. */
export function throughXml(xml: string, heard: Heard, full: () => boolean = () => false): void {
  const parser = new SaxesParser({ xmlns: false });
  const local = (name: string) => name.slice(name.indexOf(":") + 1);
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    if (full()) throw new Enough();
    heard.open?.(local(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag) => heard.close?.(local(tag.name)));
  parser.on("text", (text) => heard.text?.(text));
  parser.on("cdata", (text) => heard.text?.(text));
  try {
    parser.write(xml).close();
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
}
