import { transformDataFrame, type DataFrame, type InterpolateFunction, type ScopedVars } from '@grafana/data';
import { firstValueFrom } from 'rxjs';
import { table, timeSeries } from './frames.ts';
import type { Panel, Request, Target } from './model.ts';
import { instant, range } from './prometheus.ts';
import { builtIn, inQuery, inText, type Values } from './substitution.ts';
import { step as stepOf } from './time.ts';

export interface PanelData {
  frames: DataFrame[];
  series: number;
  error: string;
}

/** Runs a panel's queries and transformations. An error of one query leaves the data of the others. */
export async function load(panel: Panel, values: Values, width: number, request: Request): Promise<PanelData> {
  const targets = (panel.targets ?? []).filter((target) => !target.hide && target.expr);
  const answers = await Promise.allSettled(
    targets.map((target) => query(target, panel, values, width, request, targets.length > 1))
  );
  const errors = answers.flatMap((one) => (one.status === 'rejected' ? [String(one.reason?.message ?? one.reason)] : []));
  const done = answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const frames = done.flatMap((one) => one.frames);
  return {
    series: done.reduce((sum, one) => sum + one.series, 0),
    error: errors.join('; '),
    frames: await transformed(frames, panel, values),
  };
}

async function query(
  target: Target,
  panel: Panel,
  values: Values,
  width: number,
  request: Request,
  several: boolean
): Promise<{ frames: DataFrame[]; series: number }> {
  const minimum = target.interval || panel.interval;
  const step = stepOf(request.to - request.from, panel.maxDataPoints ?? width, request.scrape, minimum || undefined);
  const all = { ...values, ...builtIn(request.from, request.to, step) };
  const expression = inQuery(target.expr!, all);
  const series = target.instant
    ? await instant(expression, request.to)
    : await range(expression, request.from, request.to, step.interval);
  const named = { ...target, legendFormat: target.legendFormat && inText(target.legendFormat, values) };
  const frames =
    target.format === 'table' ? table(named, series, several) : timeSeries(named, series, step.interval);
  return { frames, series: series.length };
}

async function transformed(frames: DataFrame[], panel: Panel, values: Values): Promise<DataFrame[]> {
  const active = (panel.transformations ?? []).filter((one) => !one.disabled);
  return active.length === 0 || frames.length === 0
    ? frames
    : firstValueFrom(transformDataFrame(active, frames, { interpolate: (text) => inText(text, values) }));
}

/** Fills variables into titles and links; those of a cell come with it. */
export function interpolation(values: Values): InterpolateFunction {
  return (text: string, scoped?: ScopedVars) =>
    inText(text, values).replace(/\$\{(__\w+)((?:\.\w+|\["[^"]+"\])*)\}/g, (whole, name, path: string) => {
      const start: unknown = scoped?.[name]?.value;
      const found = path
        .split(/\.|\["|"\]/)
        .filter(Boolean)
        .reduce<any>((value, key) => value?.[key], start);
      return found === undefined || typeof found === 'object' ? whole : String(found);
    });
}
