import { z } from "zod";
import type { Operation } from "#lib/platform/operation.ts";
import { saveDocument } from "#lib/documents/commands.ts";
import { setUpInput } from "#lib/organisation/set-up.ts";
import { signInInput } from "#lib/organisation/sign-in.ts";

/** An address that is no operation of a room: what answers there is described here, and knows nobody. */
export interface Plain {
  kind: "plain";
  name: string;
  address: `${"GET" | "POST"} /api/${string}`;
  summary: { ko: string; en: string };
  input: z.ZodType;
  output: z.ZodType;
  status: 200 | 201;
  /** Other than JSON. */
  type?: string;
  /** It also answers 503 in the same form. */
  unready?: boolean;
  refusals?: readonly string[];
}

const none = z.object({});
const lag = z.object({ waiting: z.int(), oldestMs: z.number(), p50Ms: z.number(), p99Ms: z.number(), givenUp: z.int() });

/** What stands beside the operations in the description. */
export const plain: readonly (Plain | Operation)[] = [
  { kind: "plain", name: "platform.live", address: "GET /api/health/live", summary: { ko: "프로세스가 답하는지 봅니다", en: "Whether the process answers" }, input: none, output: z.object({ status: z.literal("live") }), status: 200 },
  { kind: "plain", name: "platform.ready", address: "GET /api/health/ready", summary: { ko: "제품 전체가 일하는지 봅니다", en: "Whether the whole product serves, and how far its reactions are behind" }, input: none, output: z.object({ status: z.enum(["ready", "not ready"]), outbox: lag.optional() }), status: 200, unready: true },
  { kind: "plain", name: "platform.metrics", address: "GET /api/health/metrics", summary: { ko: "프로메테우스가 읽는 수", en: "The numbers that Prometheus reads" }, input: none, output: z.string(), status: 200, type: "text/plain", unready: true },
  { kind: "plain", name: "platform.description", address: "GET /api/openapi.json", summary: { ko: "이 설명 (OpenAPI 3.1)", en: "This description (OpenAPI 3.1)" }, input: none, output: z.record(z.string(), z.unknown()), status: 200 },
  { kind: "plain", name: "organisation.sign-in", address: "POST /api/v1/sessions", summary: { ko: "로그인합니다. 쿠키가 세션을 가리킵니다", en: "Sign in; a cookie names the session" }, input: signInInput, output: z.object({ signedIn: z.literal(true) }), status: 201, refusals: ["organisation.wrong-credentials", "organisation.try-later"] },
  { kind: "plain", name: "organisation.set-up", address: "POST /api/v1/set-up", summary: { ko: "시작 기록의 코드로 첫 기관과 관리자를 만듭니다", en: "Make the first agency and its administrator with the code of the start-up log" }, input: setUpInput, output: z.object({ login: z.string() }), status: 201, refusals: ["platform.not-found"] },
  // A form knows no PUT.
  { ...saveDocument, name: "documents.save-form", address: "POST /api/v1/documents/:id/draft" } as unknown as Operation,
];
