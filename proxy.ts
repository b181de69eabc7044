import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";

/**
 * Before a page: refuses paths that are no text, tells the page its own path, and lets run only what
 * carries this answer's nonce. Who may see what is not decided here.
 */
export function proxy(request: NextRequest): NextResponse {
  const path = new URL(request.url).pathname;
  if (!decodes(path)) return refused(path);
  if (path.startsWith("/api/")) return NextResponse.next();

  const nonce = btoa(crypto.randomUUID());
  const policy = policyWith(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-onmaru-path", path + new URL(request.url).search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("x-frame-options", "DENY");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), geolocation=(), microphone=()");
  return response;
}

function policyWith(nonce: string): string {
  const dev = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function decodes(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

function refused(path: string): NextResponse {
  if (path.startsWith("/api/")) {
    const problem = { type: "about:blank", title: "platform.bad-request", status: 400, code: "platform.bad-request", detail: "The path is not UTF-8.", errors: [] };
    return new NextResponse(JSON.stringify(problem), { status: 400, headers: { "content-type": "application/problem+json; charset=utf-8" } });
  }
  return new NextResponse("400\n", { status: 400, headers: { "content-type": "text/plain; charset=utf-8" } });
}

export const config = {
  matcher: ["/((?!api/|_next/static|_next/image|favicon.ico).*)", "/api/:path*(.*%.*)"],
};
