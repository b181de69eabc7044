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
  /** 전결, 대결, 대신, 보류, in words. */
  mark?: string;
  /** Under the time: on whose behalf, why skipped or held. */
  note?: ReactNode;
  /** Where the opinion stands: `#opinion-3`. */
  opinionHref?: string;
  /** Neighbours of one number act side by side. */
  group?: number | null;
  /** A department's own route, opened in place. */
  inside?: readonly Stop[];
}

/**
 * Problem: the way of a document as a line of people: who, what, when, for whom, with what opinion.
 * On phones a list from above to below. More than six stops: the settled ones fold and are counted. Those who act
 * side by side stand in one place, above one another; a department's own route opens in place.
 * Parameters: stops, in order.
 * Example: <Route stops={[{ id: "1", state: "done", kind: "기안", name: "박서온", post: "주무관", when: "11. 18.(수) 14:20" }]} />
 */
export function Route({ stops }: { stops: readonly Stop[] }) {
  const t = useTranslations("ui.route");
  const places = placesOf(stops);
  const first = places.findIndex((place) => !isSettled(place));
  const settled = first < 0 ? places.length : first;
  const folded = places.length > 6 ? Math.min(Math.max(settled - 2, 0), places.length - 4) : 0;
  const shown = folded > 1 ? places.slice(folded) : places;
  const hidden = folded > 1 ? places.slice(0, folded).flat() : [];
  return (
    <section aria-label={t("label")}>
      {hidden.length > 0 ? (
        <details className="mb-2">
          <summary className="inline-flex min-h-8 items-center gap-2 text-meta font-medium text-link">
            <RouteMark state="done" />
            {t("folded", { count: hidden.length })}
          </summary>
          <ol className="mt-1 grid gap-1 pl-7">
            {hidden.map((stop) => (
              <li key={stop.id} className="text-meta text-text2">
                {stop.kind} <strong className="font-semibold text-text">{stop.name}</strong> {stop.post} · {stop.when}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      <ol className="grid md:grid-flow-col md:auto-cols-[minmax(0,1fr)]">
        {shown.map((place, i) => (
          <li key={place[0]!.id} aria-current={place.some((stop) => stop.state === "now") ? "step" : undefined} className="relative pb-3.5 last:pb-0 md:pr-3 md:pb-0">
            {i < shown.length - 1 ? (
              <span
                aria-hidden
                className={cx("absolute top-5 bottom-0 left-[9px] w-0.5 md:top-[9px] md:right-1 md:bottom-auto md:left-6 md:h-0.5 md:w-auto", isSettled(place) ? "bg-ok" : "bg-line2")}
              />
            ) : null}
            {place.length > 1 ? (
              <ul aria-label={t("beside")} className="grid gap-3 md:gap-4">
                {place.map((stop) => (
                  <li key={stop.id} className="relative border-l-2 border-line2 pl-2 md:border-l-0 md:pl-0">
                    <OneStop stop={stop} />
                  </li>
                ))}
              </ul>
            ) : (
              <OneStop stop={place[0]!} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

const isSettled = (place: readonly Stop[]) => place.every((stop) => stop.state === "done" || stop.state === "skipped");

/** Those side by side share a place. */
function placesOf(stops: readonly Stop[]): Stop[][] {
  const places: Stop[][] = [];
  for (const stop of stops) {
    const last = places.at(-1);
    if (last && typeof stop.group === "number" && last[0]!.group === stop.group) last.push(stop);
    else places.push([stop]);
  }
  return places;
}

function OneStop({ stop }: { stop: Stop }) {
  const t = useTranslations("ui.route");
  return (
    <div className="relative grid grid-cols-[20px_1fr] gap-x-3 md:block">
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
        {stop.note ? <p className="order-4 basis-full text-meta text-text2 [overflow-wrap:anywhere]">{stop.note}</p> : null}
        {stop.inside && stop.inside.length > 0 ? (
          <details className="order-5 mt-1 basis-full" open={stop.inside.some((one) => one.state === "now")}>
            <summary className="inline-flex min-h-8 items-center text-meta font-medium text-link">{t("inside", { count: stop.inside.length })}</summary>
            <ol className="mt-1 grid gap-2 border-l-2 border-line2 pl-2.5">
              {stop.inside.map((one) => (
                <li key={one.id} aria-current={one.state === "now" ? "step" : undefined}>
                  <OneStop stop={one} />
                </li>
              ))}
            </ol>
          </details>
        ) : null}
      </div>
    </div>
  );
}
