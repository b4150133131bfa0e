import { dateTime, FieldType, type DataFrame } from '@grafana/data';
import { TimeSeries } from '@grafana/ui';
import type { DrawProps } from './draw.ts';

export function Timeseries({ frames, panel, width, height, request }: DrawProps) {
  const raw = { from: dateTime(request.from), to: dateTime(request.to) };
  const legend = { showLegend: true, displayMode: 'list', placement: 'bottom', calcs: [], ...panel.options?.legend };
  return (
    <TimeSeries
      frames={frames.filter(hasNumbers)}
      timeRange={{ ...raw, raw }}
      timeZone="utc"
      width={width}
      height={height}
      legend={legend}
    />
  );
}

function hasNumbers(frame: DataFrame): boolean {
  return frame.fields.some((field) => field.type === FieldType.number);
}
