/** Steps and windows as Grafana's data source for Prometheus computes them. All in milliseconds. */

const NICE = [
  1, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000,
  1_200_000, 1_800_000, 3_600_000, 7_200_000, 10_800_000, 21_600_000, 43_200_000, 86_400_000,
];
const UNITS: Record<string, number> = {
  ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, y: 31_536_000_000,
};
/** Prometheus refuses answers of more points. */
const MAX_POINTS = 11_000;

export interface Step {
  interval: number;
  rateInterval: number;
}

/** The length of a time such as "15s" or "1h". */
export function milliseconds(text: string): number {
  const match = /^>?\s*(\d+(?:\.\d+)?)(ms|[smhdwy])$/.exec(text.trim());
  if (!match) {
    throw new Error(`not a duration: "${text}"; expected a number with a unit, such as 15s`);
  }
  return Number(match[1]) * UNITS[match[2]];
}

/** A length of time as PromQL writes it. */
export function duration(ms: number): string {
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}

/** The step for so many points at most, and the window in which a rate always has enough samples. */
export function step(range: number, maxPoints: number, scrape: number, minimum?: string): Step {
  const wanted = Math.max(range / maxPoints, range / MAX_POINTS);
  // Between two nice values the nearer one counts, as in Grafana.
  const index = NICE.findIndex((nice, i) => i + 1 === NICE.length || wanted < (nice + NICE[i + 1]) / 2);
  const interval = Math.max(NICE[index], minimum ? milliseconds(minimum) : scrape);
  return { interval, rateInterval: Math.max(interval + scrape, 4 * scrape) };
}

/** A moment: "now", "now-15m", seconds or milliseconds since 1970, or a date. */
export function moment(text: string, now: number): number {
  const relative = /^now(?:-(.+))?$/.exec(text);
  if (relative) {
    return relative[1] ? now - milliseconds(relative[1]) : now;
  }
  const value = /^\d+$/.test(text) ? Number(text) * (text.length <= 10 ? 1000 : 1) : Date.parse(text);
  if (Number.isNaN(value)) {
    throw new Error(`not a time: "${text}"; expected now, now-15m, seconds since 1970 or a date`);
  }
  return value;
}
