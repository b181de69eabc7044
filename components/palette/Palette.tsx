"use client";
import { Dialog } from "@base-ui/react/dialog";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { usePathname, useRouter } from "next/navigation";
import type { Route as Address } from "next";
import { useEffect, useRef, useState } from "react";
import { Kbd } from "#components/ui/Kbd.tsx";
import { entries } from "#components/frame/rooms.ts";
import type { EntryKey } from "#components/frame/rooms.ts";
import { matchScore } from "#lib/match.ts";
import { actsOfPage } from "./pageActs.ts";
import type { PageAct } from "./pageActs.ts";

const item = "flex min-h-11 cursor-pointer items-center gap-3 px-4 text-row data-[selected=true]:bg-selected";
const heading = "[&_[cmdk-group-heading]]:px-4 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-meta [&_[cmdk-group-heading]]:text-text2";

/**
 * Problem: going anywhere and doing anything the page's buttons do, from the keyboard (Ctrl or ⌘ with K).
 * Finds by initial consonants and on the wrong keyboard layout too.
 */
export function Palette({ keys }: { keys: readonly EntryKey[] }) {
  const t = useTranslations("frame");
  const router = useRouter();
  const path = usePathname();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const [acts, setActs] = useState<readonly PageAct[]>([]);
  // Where the reader was: there the focus goes back to.
  const before = useRef<HTMLElement | null>(null);

  function show(next: boolean) {
    if (next) {
      setActs(actsOfPage());
      setWords("");
    }
    setOpen(next);
  }

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.isComposing || event.keyCode === 229 || event.code !== "KeyK" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      const at = document.activeElement;
      if (at instanceof HTMLElement && !at.closest("[role=dialog]")) before.current = at === document.body ? null : at;
      setActs(actsOfPage());
      setWords("");
      setOpen((now) => !now);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  function go(href: string) {
    setOpen(false);
    if (href !== path) router.push(href as Address);
  }

  return (
    <Dialog.Root open={open} onOpenChange={(next) => show(next)}>
      <Dialog.Trigger className="hidden min-h-9 items-center gap-2 rounded-control px-2 text-meta whitespace-nowrap text-text2 hover:bg-sunken lg:inline-flex">
        <Kbd>Ctrl K</Kbd> {t("palette.open")}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil opacity-40" />
        <Dialog.Popup finalFocus={() => before.current ?? true} aria-label={t("palette.title")} className="fixed top-[12dvh] left-1/2 z-50 w-[min(560px,calc(100vw-32px))] -translate-x-1/2 overflow-hidden rounded-dialog border border-line2 bg-bg shadow-float">
          <Command label={t("palette.title")} filter={(value, search, more) => matchScore([value, ...(more ?? [])], search)} loop>
            <div className="flex items-center gap-3 border-b border-line px-4">
              <Search aria-hidden className="size-4 text-text2" />
              <Command.Input
                autoFocus
                value={words}
                onValueChange={setWords}
                onKeyDown={(event) => {
                  // Enter that ends a Hangul syllable chooses nothing.
                  if (event.nativeEvent.isComposing || event.keyCode === 229) event.stopPropagation();
                }}
                placeholder={t("palette.hint")}
                className="min-h-13 flex-1 bg-transparent text-read outline-none"
              />
            </div>
            <Command.List className="max-h-[52dvh] overflow-y-auto pb-2">
              {acts.length > 0 ? (
                <Command.Group heading={t("palette.here")} className={heading}>
                  {acts.map((act) => (
                    <Command.Item key={act.id} value={act.label} onSelect={() => { setOpen(false); act.run(); }} className={item}>
                      {act.label}
                      {act.hotkey ? <span className="ml-auto"><Kbd>{act.hotkey}</Kbd></span> : null}
                    </Command.Item>
                  ))}
                </Command.Group>
              ) : null}
              <Command.Group heading={t("palette.go")} className={heading}>
                {keys.map((key) => {
                  const { href, icon: Icon } = entries[key];
                  return (
                    <Command.Item key={key} value={t(`entries.${key}`)} keywords={[key]} onSelect={() => go(href)} className={item}>
                      <Icon aria-hidden className="size-4 text-text2" />
                      {t(`entries.${key}`)}
                    </Command.Item>
                  );
                })}
              </Command.Group>
              {words.trim() ? (
                <Command.Group heading={t("palette.find")} className={heading} forceMount>
                  <Command.Item forceMount value={`find:${words}`} onSelect={() => go(`/search?q=${encodeURIComponent(words.trim())}`)} className={item}>
                    <Search aria-hidden className="size-4 text-text2" />
                    {t("palette.findWords", { words: words.trim() })}
                  </Command.Item>
                </Command.Group>
              ) : null}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
