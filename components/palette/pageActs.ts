"use client";

export interface PageAct {
  id: string;
  label: string;
  hotkey: string | null;
  run: () => void;
}

/** What may be done on the page now: the buttons and button-like links in sight within `#main`. */
export function actsOfPage(): PageAct[] {
  const main = document.getElementById("main");
  const seen = new Set<string>();
  const acts: PageAct[] = [];
  for (const element of main?.querySelectorAll<HTMLElement>("button:not(:disabled), summary, a.rounded-control") ?? []) {
    if (!element.checkVisibility()) continue;
    const hotkey = element.querySelector("kbd")?.textContent ?? null;
    const copy = element.cloneNode(true) as HTMLElement;
    for (const key of copy.querySelectorAll("kbd, svg")) key.remove();
    const label = (element.getAttribute("aria-label") ?? copy.textContent).trim();
    if (!label || label.length > 60 || seen.has(label)) continue;
    seen.add(label);
    acts.push({ id: `${acts.length}${label}`, label, hotkey, run: () => element.click() });
    if (acts.length === 30) break;
  }
  return acts;
}
