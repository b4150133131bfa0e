import type { Step } from './time.ts';
import { duration } from './time.ts';

/** What a variable stands for. */
export interface Value {
  values: string[];
  /** Whether it may have several values, so that it stands in a regular expression. */
  listed: boolean;
  /** The value for all, which is put in as it is. */
  verbatim?: string;
}

export type Values = Record<string, Value>;

const NAME = /\$(\w+)|\[\[(\w+)\]\]|\$\{(\w+)(?::(\w+))?\}/g;

/** Grafana's own variables. */
export function builtIn(from: number, to: number, step: Step): Values {
  const plain = (value: string): Value => ({ values: [value], listed: false, verbatim: value });
  return {
    __interval: plain(duration(step.interval)),
    __interval_ms: plain(String(step.interval)),
    __rate_interval: plain(duration(step.rateInterval)),
    __range: plain(duration(Math.round((to - from) / 1000) * 1000)),
    __range_s: plain(String(Math.round((to - from) / 1000))),
    __range_ms: plain(String(to - from)),
    __from: plain(String(from)),
    __to: plain(String(to)),
  };
}

/** A query with its variables filled in: several values become a group of a regular expression. */
export function inQuery(text: string, values: Values): string {
  return replace(text, values, (value, format) => {
    if (value.verbatim !== undefined) {
      return value.verbatim;
    }
    if (format === 'raw') {
      return value.values.join(',');
    }
    if (format === 'pipe') {
      return value.values.join('|');
    }
    if (!value.listed && format !== 'regex') {
      return value.values[0].replace(/\\/g, '\\\\').replace(/"/g, '\\"');
    }
    const escaped = value.values.map(escape);
    return escaped.length === 1 ? escaped[0] : `(${escaped.join('|')})`;
  });
}

/** A title or a text with its variables filled in. */
export function inText(text: string, values: Values): string {
  return replace(text, values, (value) =>
    value.verbatim !== undefined && value.listed
      ? 'All'
      : value.values.length === 1
        ? value.values[0]
        : `{${value.values.join(',')}}`
  );
}

/** For a regular expression, and once more for the string of PromQL that it stands in. */
function escape(value: string): string {
  return value.replace(/\\/g, '\\\\\\\\').replace(/[$^*+?.()|[\]{}]/g, '\\\\$&');
}

function replace(text: string, values: Values, fill: (value: Value, format?: string) => string): string {
  return text.replace(NAME, (whole, bare, square, curly, format) => {
    const value = values[bare ?? square ?? curly];
    return value ? fill(value, format) : whole;
  });
}
