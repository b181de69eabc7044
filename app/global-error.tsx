"use client";
import "./globals.css";

/** Shown when even the frame could not be made, so it knows no language choice and says both. */
export default function FrameFailed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="ko" data-theme="system">
      <body>
        <main id="main" className="mx-auto max-w-[720px] px-4 py-20">
          <h1 className="text-calm2 font-bold">화면을 열지 못했습니다</h1>
          <p className="mt-2 text-read">저장된 것은 그대로 있습니다. 다시 열어 보세요.</p>
          <p lang="en" className="mt-2 text-read">The page could not be opened. What was saved is safe; open it again.</p>
          {error.digest ? <p className="mt-2 text-meta">{error.digest}</p> : null}
          <button type="button" onClick={reset} className="mt-6 min-h-12 rounded-control border border-control px-5 text-read font-semibold">
            다시 열기 · <span lang="en">Open again</span>
          </button>
        </main>
      </body>
    </html>
  );
}
