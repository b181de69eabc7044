/** Somebody signed in over HTTP, who does what programs and browsers do. No part of the product is imported here. */
export interface Client {
  readonly login: string;
  readonly postId: string;
  get(path: string): Promise<Answer>;
  post(path: string, body: object): Promise<Answer>;
  put(path: string, body: object): Promise<Answer>;
}

export interface Answer {
  /** 0 when the server could not be reached. */
  status: number;
  body: Record<string, unknown>;
}

export async function signedIn(url: string, login: string, password: string): Promise<Client> {
  let answer = await signIn(url, login, password);
  // Sign-ins of one account at one moment are held back, right ones too.
  for (let turn = 0; answer.status === 429 && turn < 30; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000 * Number(answer.headers.get("retry-after") ?? 1)));
    answer = await signIn(url, login, password);
  }
  const cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
  if (!answer.ok || !cookie) throw new Error(`${login} could not sign in: ${answer.status}`);
  const ask = async (method: string, path: string, body?: object): Promise<Answer> => {
    for (;;) {
      const got = await fetch(url + path, {
        method, headers: { cookie, accept: "application/json", ...(body ? { "content-type": "application/json" } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}), signal: AbortSignal.timeout(20_000),
      }).catch(() => null);
      if (got?.status === 429 || got?.status === 503) {
        await new Promise((resolve) => setTimeout(resolve, 1_000 * Number(got.headers.get("retry-after") ?? 1)));
        continue;
      }
      return { status: got?.status ?? 0, body: got ? ((await got.json().catch(() => ({}))) as Record<string, unknown>) : {} };
    }
  };
  const session = await ask("GET", "/api/v1/session");
  const postId = (session.body["seats"] as { postId: string }[] | undefined)?.[0]?.postId ?? "";
  return { login, postId, get: (path) => ask("GET", path), post: (path, body) => ask("POST", path, body), put: (path, body) => ask("PUT", path, body) };
}

function signIn(url: string, login: string, password: string): Promise<Response> {
  return fetch(`${url}/api/v1/sessions`, { method: "POST", headers: { "content-type": "application/json", accept: "application/json" }, body: JSON.stringify({ login, password }) });
}

export interface LaidStep {
  kind: string;
  postId: string;
}

/** A document that is under way with the steps given, after the drafter's own. Answers its id. */
export async function submitted(drafter: Client, title: string, steps: readonly LaidStep[], unitTaskId: string): Promise<string> {
  const begun = await drafter.post("/api/v1/documents", { title, unitTaskId });
  const id = String(begun.body["id"]);
  const saved = await drafter.put(`/api/v1/documents/${id}/draft`, {
    revision: 0, title, summary: "훈련에 쓰는 문서입니다.", keywords: ["훈련"], unitTaskId, stage: "decide", disclosure: "open", reasons: [], scope: "department", scopeDepartments: [], urgency: "normal", dueOn: null,
    body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "1. 훈련입니다.  끝." }] }] },
    steps: [{ kind: "draft", postId: drafter.postId }, ...steps], fileIds: [], delegationReason: "훈련",
  });
  const sent = await drafter.post(`/api/v1/documents/${id}/submissions`, {});
  if (begun.status !== 201 || saved.status !== 200 || sent.status !== 200) throw new Error(`${title} could not be submitted: ${begun.status} ${saved.status} ${sent.status} ${JSON.stringify(sent.body)}`);
  return id;
}

/** A unit task under which the drafter may write. */
export async function taskOf(drafter: Client): Promise<string> {
  const { body } = await drafter.get("/api/v1/tasks");
  const id = (body["tasks"] as { id: string }[] | undefined)?.[0]?.id;
  if (!id) throw new Error("there is no unit task to write under");
  return id;
}
