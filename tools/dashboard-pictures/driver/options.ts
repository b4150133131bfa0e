import { parseArgs } from 'node:util';
import { milliseconds, moment } from '../src/time.ts';

export const USAGE = `Usage: npm run picture -- --dashboard FILE --prometheus URL --out PNG
  --from TIME        now-1h by default; also a date or seconds since 1970
  --to TIME          now by default
  --scrape INTERVAL  the interval between scrapes, 15s by default
  --width PIXELS     of the panels, 1600 by default
  --var NAME=VALUE   the single value of a variable; may be repeated
  --theme THEME      dark (default) or light
  --open-rows        also what collapsed rows hold
  --chromium PATH    the browser, chromium by default
  --timeout SECONDS  for the whole picture, 60 by default`;

export interface Options {
  dashboard: string;
  prometheus: string;
  out: string;
  from: number;
  to: number;
  scrape: number;
  width: number;
  theme: 'dark' | 'light';
  openRows: boolean;
  variables: Record<string, string>;
  chromium: string;
  timeout: number;
}

/** Command line arguments; an error says which one is wrong. */
export function parse(args: string[], now: number): Options {
  const text = { type: 'string' as const };
  const { values } = parseArgs({
    args,
    options: {
      dashboard: text, prometheus: text, out: text, from: text, to: text, scrape: text, width: text, theme: text,
      chromium: text, timeout: text, 'open-rows': { type: 'boolean' }, var: { type: 'string', multiple: true },
    },
  });
  const required = (name: 'dashboard' | 'prometheus' | 'out') => {
    const value = values[name];
    if (!value) {
      throw new Error(`--${name} is missing`);
    }
    return value;
  };
  const theme = values.theme ?? 'dark';
  if (theme !== 'dark' && theme !== 'light') {
    throw new Error(`--theme: found "${theme}", expected dark or light`);
  }
  const options: Options = {
    dashboard: required('dashboard'),
    prometheus: required('prometheus').replace(/\/$/, ''),
    out: required('out'),
    from: moment(values.from ?? 'now-1h', now),
    to: moment(values.to ?? 'now', now),
    scrape: milliseconds(values.scrape ?? '15s'),
    width: number('width', values.width ?? '1600'),
    theme,
    openRows: values['open-rows'] ?? false,
    variables: Object.fromEntries((values.var ?? []).map(pair)),
    chromium: values.chromium ?? '/usr/bin/chromium',
    timeout: number('timeout', values.timeout ?? '60') * 1000,
  };
  if (options.from >= options.to) {
    throw new Error('--from must be before --to');
  }
  return options;
}

function number(name: string, value: string): number {
  if (!/^\d+$/.test(value) || Number(value) === 0) {
    throw new Error(`--${name}: found "${value}", expected a positive number`);
  }
  return Number(value);
}

function pair(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) {
    throw new Error(`--var: found "${text}", expected NAME=VALUE`);
  }
  return [text.slice(0, at), text.slice(at + 1)];
}
