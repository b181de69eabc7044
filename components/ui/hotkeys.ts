"use client";
import { useEffect, useRef } from "react";

/** Whether a key press is meant for the page: not typed into a field, not part of composing Hangul. */
export function meantForPage(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return true;
  return !target.isContentEditable && !["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

/**
 * Problem: single keys that do what the page's buttons do. Off when the reader has turned them off
 * (`data-keys="off"` on the page). Keys are named as on the key: `a`, `Enter`, `Escape`, `/`.
 * Example: useHotkeys({ j: next, k: previous })
 */
export function useHotkeys(keys: Readonly<Record<string, (event: KeyboardEvent) => void>>): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!meantForPage(event) || document.documentElement.dataset["keys"] === "off") return;
      // On a Korean layout the same key gives a jamo: its place on the keyboard counts.
      const letter = event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : event.key;
      current.current[letter]?.(event);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
