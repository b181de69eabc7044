/**
 * A named refusal: why something may not happen, in a form that the API answers, a button shows
 * and a test names. `code` is `<room>.<reason>`; its sentences stand in messages/<language>/<room>.json
 * under `refusals.<reason>`.
 */
export interface Refused {
  readonly refused: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** The field of the input where it was made, when there is one. */
  readonly field?: string;
}

export function refused(code: string, params?: Refused["params"], field?: string): Refused {
  return { refused: code, ...(params ? { params } : {}), ...(field ? { field } : {}) };
}

export function isRefused(value: unknown): value is Refused {
  return typeof value === "object" && value !== null && "refused" in value;
}

/** HTTP statuses that a refusal may have; 409 says that the state of the record stands against it. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503;

/** A room declares its refusals once: `{ "not-your-step": 403 }`. */
export type Refusals = Readonly<Record<string, RefusalStatus>>;

/** Thrown by commands to end their transaction; the HTTP helper turns it into problem details. */
export class Refusal extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly field: string | undefined;

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}, field?: string) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.params = params;
    this.field = field;
  }
}

/** Passes a result through and throws its refusal. */
export function orThrow<T>(result: T | Refused): T {
  if (isRefused(result)) throw new Refusal(result.refused, result.params, result.field);
  return result;
}

/** What a record sent to a page carries for each act: null when it may be done now, else why not. */
export type May<A extends string> = Readonly<Record<A, Refused | null>>;
