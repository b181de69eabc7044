"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { send } from "#components/ui/send.ts";
import type { SentProblem } from "#components/ui/send.ts";
import { draftPlace, forgetLocally, keepLocally } from "./localCopy.ts";

export type SaveState = "saved" | "unsaved" | "saving" | "failed" | "competes" | "signed-out";

interface Draft {
  state: SaveState;
  savedAt: string | null;
  problem: SentProblem | null;
  /** Says that something was typed; it is saved when typing rests. */
  touch(): void;
  /** Saves now; answers whether everything typed is stored. */
  save(): Promise<boolean>;
  /** After another window won: saves this text over the stored one. */
  overwrite(): Promise<boolean>;
}

const rest = 1200;

/** Keeps a draft saved while it is written: by the server when typing rests, and in this browser until then. */
export function useDraft(id: string, revision: number, fields: () => Record<string, unknown>): Draft {
  const [state, setState] = useState<SaveState>("saved");
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [problem, setProblem] = useState<SentProblem | null>(null);
  const known = useRef(revision);
  const stroke = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(Promise.resolve(true));
  const read = useRef(fields);
  useEffect(() => {
    read.current = fields;
  });

  const store = useCallback(async (): Promise<boolean> => {
    const before = stroke.current;
    setState("saving");
    const sent = await send(`/api/v1/documents/${id}/draft`, { ...read.current(), revision: known.current }, "PUT");
    if (sent.ok) {
      known.current = Number(sent.body["revision"]);
      setSavedAt(String(sent.body["savedAt"]));
      setProblem(null);
      const whole = stroke.current === before;
      setState(whole ? "saved" : "unsaved");
      if (whole) forgetLocally(draftPlace(id));
      return whole;
    }
    setProblem(sent.problem);
    setState(sent.problem.code === "documents.text-competes" ? "competes" : sent.problem.status === 401 ? "signed-out" : "failed");
    return false;
  }, [id]);

  const save = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    // One save at a time, in order: the next one takes the revision that this one makes.
    const mine = running.current.then(store, store);
    running.current = mine;
    return mine;
  }, [store]);

  const touch = useCallback(() => {
    stroke.current += 1;
    setState((now) => (now === "competes" || now === "signed-out" ? now : "unsaved"));
    // After this stroke has reached the fields.
    queueMicrotask(() => requestAnimationFrame(() => keepLocally(draftPlace(id), read.current())));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), rest);
  }, [id, save]);

  const overwrite = useCallback(async (): Promise<boolean> => {
    known.current = Number(problem?.params?.["revision"] ?? known.current);
    return save();
  }, [problem, save]);

  useEffect(() => () => clearTimeout(timer.current), []);
  return { state, savedAt, problem, touch, save, overwrite };
}
