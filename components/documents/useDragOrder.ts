"use client";
import { useEffect, useRef, useState } from "react";
import type { PointerEvent as ReactPointerEvent, RefObject } from "react";

interface DragOrder {
  list: RefObject<HTMLOListElement | null>;
  /** The place of what is being dragged. */
  dragging: number | null;
  take(at: number, event: ReactPointerEvent): void;
}

/** So near the edge of the screen the page goes on under the pointer: about what bars cover there on a phone. */
const edge = 96;
const pixelsPerSecond = 420;

/**
 * Moves an item of a list with the pointer, by finger too: past the middle of its neighbour, the two change places; at
 * the edge of the screen the page scrolls as long as there is a neighbour that way. The first `fixed` stay.
 */
export function useDragOrder(length: number, move: (at: number, to: number) => void, fixed = 1): DragOrder {
  const list = useRef<HTMLOListElement>(null);
  const [dragging, setDragging] = useState<number | null>(null);
  /** Which pointer holds it, and how high that one stands once it has moved. */
  const held = useRef<{ pointer: number; y: number | null }>({ pointer: -1, y: null });
  const moves = useRef(move);
  useEffect(() => {
    moves.current = move;
  });
  useEffect(() => {
    if (dragging === null) return;
    const [above, below] = [dragging > fixed, dragging + 1 < length];
    const pass = (y: number) => {
      const items = [...(list.current?.children ?? [])].map((item) => item.getBoundingClientRect());
      const [before, after] = [items[dragging - 1], items[dragging + 1]];
      const middle = (box: DOMRect) => box.top + box.height / 2;
      const to = before && above && y < middle(before) ? dragging - 1 : after && below && y > middle(after) ? dragging + 1 : null;
      if (to === null) return;
      moves.current(dragging, to);
      setDragging(to);
    };
    const past = (event: PointerEvent) => {
      if (event.pointerId !== held.current.pointer) return;
      held.current.y = event.clientY;
      pass(event.clientY);
    };
    const drop = (event: PointerEvent) => {
      if (event.pointerId === held.current.pointer) setDragging(null);
    };
    let [frame, last] = [0, performance.now()];
    const scroll = (now: number) => {
      const { y } = held.current;
      const way = y === null ? 0 : y < edge && above ? -1 : y > innerHeight - edge && below ? 1 : 0;
      if (y !== null && way !== 0) {
        scrollBy({ top: (way * pixelsPerSecond * (now - last)) / 1000, behavior: "instant" });
        pass(y);
      }
      last = now;
      frame = requestAnimationFrame(scroll);
    };
    frame = requestAnimationFrame(scroll);
    // On the window: the item is set elsewhere in the page while it is held.
    window.addEventListener("pointermove", past);
    window.addEventListener("pointerup", drop);
    window.addEventListener("pointercancel", drop);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", past);
      window.removeEventListener("pointerup", drop);
      window.removeEventListener("pointercancel", drop);
    };
  }, [dragging, length, fixed]);
  return {
    list,
    dragging,
    take: (at, event) => {
      if (event.button !== 0 || dragging !== null) return;
      held.current = { pointer: event.pointerId, y: null };
      setDragging(at);
    },
  };
}
