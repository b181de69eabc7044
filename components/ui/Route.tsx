import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "./Badge.tsx";
import { RouteMark } from "./RouteMark.tsx";
import type { StopState } from "./RouteMark.tsx";
import { cx } from "./cx.ts";

export interface Stop {
  id: string;
  state: StopState;
  /** What is done here: 기안, 검토, 협조, 결재. */
  kind: string;
  name: string;
  /** Rank or post, grey beside the name. */
  post?: string;
  /** When it was done, until when, or what it waits for. */
  when?: ReactNode;
  /** 전결, 대결, 대신, in words. */
  mark?: string;
  /** Under the time: on whose behalf. */
  note?: ReactNode;
  /** Where the opinion stands: `#opinion-3`. */
  opinionHref?: string;
}

/**
 * Problem: the way of a document as a line of people: who, what, when, for whom, with what opinion.
 * On phones a list from above to below. More than six stops: the settled ones fold and are counted.
 * Parameters: stops, in order.
 * Example: <Route stops={[{ id: "1", state: "done", kind: "기안", name: "박서온", post: "주무관", when: "11. 18.(수) 14:20" }]} />
 */
export function Route({ stops }: { stops: readonly Stop[] }) {
  const t = useTranslations("ui.route");
  const first = stops.findIndex((stop) => stop.state !== "done");
  const settled = first < 0 ? stops.length : first;
  const folded = stops.length > 6 ? Math.min(Math.max(settled - 2, 0), stops.length - 4) : 0;
  const shown = folded > 1 ? stops.slice(folded) : stops;
  return (
    <section aria-label={t("label")}>
      {folded > 1 ? (
        <details className="mb-2">
          <summary className="inline-flex min-h-8 items-center gap-2 text-meta font-medium text-link">
            <RouteMark state="done" />
            {t("folded", { count: folded })}
          </summary>
          <ol className="mt-1 grid gap-1 pl-7">
            {stops.slice(0, folded).map((stop) => (
              <li key={stop.id} className="text-meta text-text2">
                {stop.kind} <strong className="font-semibold text-text">{stop.name}</strong> {stop.post} · {stop.when}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      <ol className="grid md:grid-flow-col md:auto-cols-[minmax(0,1fr)]">
        {shown.map((stop, i) => (
          <li key={stop.id} aria-current={stop.state === "now" ? "step" : undefined} className="relative grid grid-cols-[20px_1fr] gap-x-3 pb-3.5 last:pb-0 md:block md:pr-3 md:pb-0">
            {i < shown.length - 1 ? (
              <span
                aria-hidden
                className={cx(
                  "absolute top-5 bottom-0 left-[9px] w-0.5 md:top-[9px] md:right-1 md:bottom-auto md:left-6 md:h-0.5 md:w-auto",
                  stop.state === "done" ? "bg-ok" : "bg-line2",
                )}
              />
            ) : null}
            <RouteMark state={stop.state} />
            <div className="flex flex-wrap items-baseline gap-x-2 md:mt-1.5 md:block">
              <p className={cx("order-2 text-meta md:mb-0.5", stop.state === "now" ? "font-semibold text-link" : "text-text2")}>
                {stop.kind}
                {stop.state === "returned" || stop.state === "skipped" ? ` ${t(stop.state)}` : null}
                {stop.state === "done" ? <span className="sr-only"> {t("done")}</span> : null}
                {stop.opinionHref ? (
                  <>
                    {" "}
                    <a href={stop.opinionHref} className="prose-link font-semibold">
                      {t("opinion")}
                    </a>
                  </>
                ) : null}
                {stop.mark ? (
                  <>
                    {" "}
                    <Badge className="!border-line2 bg-transparent">{stop.mark}</Badge>
                  </>
                ) : null}
              </p>
              <p className="order-1 text-row">
                <strong className="font-semibold">{stop.name}</strong> {stop.post ? <span className="text-meta text-text2">{stop.post}</span> : null}
              </p>
              {stop.when || stop.state === "now" || stop.state === "next" ? (
                <p className={cx("order-3 ml-auto text-meta tabular-nums", stop.state === "now" ? "font-semibold text-link" : "text-text2")}>
                  {stop.when ?? t(stop.state === "now" ? "now" : "next")}
                </p>
              ) : null}
              {stop.note ? <p className="order-4 basis-full text-meta text-text2">{stop.note}</p> : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
