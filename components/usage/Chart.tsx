import { cx } from "#components/ui/cx.ts";

interface Line {
  label: string;
  values: readonly number[];
}

const [width, height, left, right, top, bottom] = [1080, 260, 40, 140, 12, 28];

/**
 * Problem: how a count went over the months; its table stands below. The month under way is dotted.
 * Parameters: label (read out), months (labels of the axis), lines (the first one in blue).
 * Example: <Chart label="지난 열석 달" months={["11월", "12월"]} lines={[{ label: "상신", values: [3, 4] }]} unfinished />
 */
export function Chart({ label, months, lines, unfinished }: { label: string; months: readonly string[]; lines: readonly Line[]; unfinished: boolean }) {
  const most = Math.max(4, ...lines.flatMap((line) => line.values));
  const step = Math.ceil(most / 4);
  const ceiling = step * 4;
  const x = (n: number) => left + (n * (width - left - right)) / Math.max(1, months.length - 1);
  const y = (value: number) => height - bottom - (value * (height - top - bottom)) / ceiling;
  const path = (values: readonly number[], from: number, until: number) => values.slice(from, until).map((value, n) => `${n === 0 ? "M" : "L"}${x(from + n).toFixed(1)} ${y(value).toFixed(1)}`).join(" ");
  const whole = unfinished ? months.length - 1 : months.length;
  const ends = lines.map((line) => y(line.values.at(-1) ?? 0));
  // Labels at the end keep apart from each other.
  const places = ends.map((place, n) => (n > 0 && Math.abs(place - ends[0]!) < 18 ? ends[0]! + (place >= ends[0]! ? 18 : -18) : place));
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={label}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className="h-auto w-full min-w-[720px] max-w-[1080px]">
        {[0, 1, 2, 3, 4].map((n) => (
          <g key={n}>
            <line x1={left} x2={width - right} y1={y(n * step)} y2={y(n * step)} className={n === 0 ? "stroke-line2" : "stroke-line"} strokeWidth={1} />
            <text x={left - 8} y={y(n * step) + 4} textAnchor="end" fontSize={12} className="fill-text3">{n * step}</text>
          </g>
        ))}
        {months.map((month, n) => (
          <text key={`${month}${n}`} x={x(n)} y={height - 8} textAnchor="middle" fontSize={12} className="fill-text3">{month}</text>
        ))}
        {[...lines].reverse().map((line) => {
          const n = lines.indexOf(line);
          const colour = n === 0 ? "stroke-link" : "stroke-text3";
          return (
            <g key={line.label} fill="none" strokeWidth={n === 0 ? 2.5 : 2}>
              <path d={path(line.values, 0, whole)} className={colour} strokeDasharray={n === 0 ? undefined : "6 3"} />
              {unfinished ? <path d={path(line.values, whole - 1, months.length)} className={colour} strokeDasharray="2 4" /> : null}
              <text x={x(months.length - 1) + 10} y={(places[n] ?? 0) + 4} fontSize={13} fontWeight={600} stroke="none" className={n === 0 ? "fill-link" : "fill-text2"}>{line.label} {line.values.at(-1)}</text>
              <circle cx={x(months.length - 1)} cy={ends[n]} r={4} className={cx("fill-bg", colour)} />
            </g>
          );
        })}
      </svg>
    </div>
  );
}
