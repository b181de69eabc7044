import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "use-intl/core";
import type { Language } from "#lib/names.ts";

/** The sentences of every room: `messages/<language>/<room>.json` is the namespace `<room>`. */
export type Messages = Record<string, Tree>;
interface Tree {
  [key: string]: string | Tree;
}

const folder = path.join(process.cwd(), "messages");
const kept = new Map<Language, Messages>();

export function messagesOf(language: Language): Messages {
  const known = kept.get(language);
  if (known && process.env.NODE_ENV === "production") return known;
  const files = readdirSync(path.join(folder, language)).filter((name) => name.endsWith(".json"));
  const messages: Messages = {};
  for (const file of files) {
    messages[path.basename(file, ".json")] = nested(JSON.parse(readFileSync(path.join(folder, language, file), "utf8")) as Tree);
  }
  kept.set(language, messages);
  return messages;
}

/** History acts are named with dots (`document.approved`): such a key is a path. */
function nested(tree: Tree): Tree {
  const whole: Tree = {};
  for (const [key, value] of Object.entries(tree)) {
    const parts = key.split(".");
    const last = parts.pop() ?? key;
    let at = whole;
    for (const part of parts) {
      const under = at[part];
      at = at[part] = typeof under === "object" ? under : {};
    }
    const before = at[last];
    at[last] = typeof value === "string" ? value : { ...(typeof before === "object" ? before : {}), ...nested(value) };
  }
  return whole;
}

/** The sentence of a refusal, `<room>.<reason>`, in a language; its code when a sentence is missing. */
export function sentenceOf(language: Language, code: string, params: Readonly<Record<string, string | number>> = {}): string {
  const [room = "", ...reason] = code.split(".");
  return sentence(language, `${room}.refusals.${reason.join(".")}`, params) ?? code;
}

/** One translator for all sentences of a language: making it costs more than a sentence. */
const translators = new WeakMap<Messages, (key: string, params: Readonly<Record<string, string | number>>) => string | null>();

function translatorOf(language: Language): (key: string, params: Readonly<Record<string, string | number>>) => string | null {
  const messages = messagesOf(language);
  const known = translators.get(messages);
  if (known) return known;
  let missing = false;
  /** Sentences without anything in them are the same each time. */
  const plain = new Map<string, string | null>();
  const translate = createTranslator({
    locale: language,
    messages,
    onError: () => {
      missing = true;
    },
  });
  const say = (key: string, params: Readonly<Record<string, string | number>>) => {
    missing = false;
    const text = translate(key as never, params as never) as string;
    return missing ? null : text;
  };
  const said = (key: string, params: Readonly<Record<string, string | number>>) => {
    if (Object.keys(params).length > 0) return say(key, params);
    const known = plain.get(key);
    if (known !== undefined) return known;
    const text = say(key, params);
    // Keys that are made of what was typed would never end.
    if (plain.size < 2_000) plain.set(key, text);
    return text;
  };
  translators.set(messages, said);
  return said;
}

export function sentence(language: Language, key: string, params: Readonly<Record<string, string | number>> = {}): string | null {
  return translatorOf(language)(key, params);
}
