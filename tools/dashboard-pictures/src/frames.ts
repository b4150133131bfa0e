import type { DataFrame, Field, FieldType } from '@grafana/data';
import type { Target } from './model.ts';
import type { Series } from './prometheus.ts';

/** A value as Prometheus writes it; a value that is not a number is a gap. */
export function number(text: string): number | null {
  const value = text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text);
  return Number.isNaN(value) ? null : value;
}

/** The name in the legend; undefined leaves it to Grafana's own rules. */
export function legend(format: string | undefined, metric: Record<string, string>): string | undefined {
  if (!format || format === '__auto') {
    return undefined;
  }
  return format.replace(/\{\{\s*([^}]+?)\s*\}\}/g, (_, label) => metric[label] ?? '');
}

type Kind = `${FieldType}`;

/** The library's own constants cannot be had outside a bundler. */
function field(name: string, type: Kind, values: unknown[], more: Partial<Field> = {}): Field {
  return { name, type: type as FieldType, values, config: {}, ...more };
}

/** One frame per series. Steps without a value are filled with null, so that gaps stay gaps. */
export function timeSeries(target: Target, all: Series[], step: number): DataFrame[] {
  return all.map((one) => {
    const { times, values } = withGaps(one, target.instant ? 0 : step);
    const name = legend(target.legendFormat, one.metric);
    return {
      refId: target.refId,
      length: times.length,
      fields: [
        field('Time', 'time', times),
        field('Value', 'number', values, {
          labels: without(one.metric),
          config: name === undefined ? {} : { displayNameFromDS: name },
        }),
      ],
    };
  });
}

function withGaps(series: Series, step: number): { times: number[]; values: (number | null)[] } {
  const times: number[] = [];
  const values: (number | null)[] = [];
  for (const [seconds, text] of series.values) {
    const time = Math.round(seconds * 1000);
    while (step > 0 && times.length > 0 && times[times.length - 1] + step < time) {
      times.push(times[times.length - 1] + step);
      values.push(null);
    }
    times.push(time);
    values.push(number(text));
  }
  return { times, values };
}

function without(metric: Record<string, string>): Record<string, string> {
  const { __name__: _, ...labels } = metric;
  return labels;
}

/** One frame for all series: a column per label, in the order of their names, and the values. */
export function table(target: Target, all: Series[], severalTargets: boolean): DataFrame[] {
  if (all.length === 0) {
    return [];
  }
  const labels = [...new Set(all.flatMap((one) => Object.keys(one.metric)))].sort();
  const rows = all.flatMap((one) => one.values.map((value) => ({ metric: one.metric, value })));
  const name = severalTargets ? `Value #${target.refId}` : 'Value';
  return [
    {
      refId: target.refId,
      length: rows.length,
      fields: [
        field('Time', 'time', rows.map((row) => Math.round(row.value[0] * 1000))),
        ...labels.map((label) => field(label, 'string', rows.map((row) => row.metric[label] ?? ''))),
        field(name, 'number', rows.map((row) => number(row.value[1]))),
      ],
    },
  ];
}
