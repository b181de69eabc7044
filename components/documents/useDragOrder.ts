"use client";
import { useEffect, useRef, useState } from "react";
import type { PointerEvent as ReactPointerEvent, RefObject } from "react";

interface DragOrder {
  list: RefObject<HTMLOListElement | null>;
  /** The place of what is being dragged. */
  dragging: number | null;
  take(at: number, event: ReactPointerEvent): void;
}

/** Moves an item of a list with the pointer, by finger too: past the middle of its neighbour, the two change places. The first `fixed` stay. */
export function useDragOrder(length: number, move: (at: number, to: number) => void, fixed = 1): DragOrder {
  const list = useRef<HTMLOListElement>(null);
  const [dragging, setDragging] = useState<number | null>(null);
  const moves = useRef(move);
  useEffect(() => {
    moves.current = move;
  });
  useEffect(() => {
    if (dragging === null) return;
    const past = (event: PointerEvent) => {
      const items = [...(list.current?.children ?? [])].map((item) => item.getBoundingClientRect());
      const [before, after] = [items[dragging - 1], items[dragging + 1]];
      const middle = (box: DOMRect) => box.top + box.height / 2;
      const to = before && dragging > fixed && event.clientY < middle(before) ? dragging - 1 : after && dragging + 1 < length && event.clientY > middle(after) ? dragging + 1 : null;
      if (to === null) return;
      moves.current(dragging, to);
      setDragging(to);
    };
    const drop = () => setDragging(null);
    // On the window: the item is set elsewhere in the page while it is held.
    window.addEventListener("pointermove", past);
    window.addEventListener("pointerup", drop);
    window.addEventListener("pointercancel", drop);
    return () => {
      window.removeEventListener("pointermove", past);
      window.removeEventListener("pointerup", drop);
      window.removeEventListener("pointercancel", drop);
    };
  }, [dragging, length, fixed]);
  return {
    list,
    dragging,
    take: (at, event) => {
      if (event.button !== 0) return;
      setDragging(at);
    },
  };
}
