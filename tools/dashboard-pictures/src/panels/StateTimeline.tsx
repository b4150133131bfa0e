import { dateTimeFormat, FieldType, formattedValueToString, getFieldDisplayName, type DataFrame, type Field } from '@grafana/data';
import { VizLegend } from '@grafana/ui';
import type { DrawProps } from './draw.ts';

interface State {
  from: number;
  to: number;
  text: string;
  color: string;
}

const AXIS = 22;
const TICKS = 6;
const LEGEND = 28;

/** Our own: the library has no such component. Equal values next to each other become one bar. */
export function StateTimeline({ frames, panel, width, height, request, theme }: DrawProps) {
  const rows = frames.flatMap((frame) => numbers(frame).map((field) => ({
    name: getFieldDisplayName(field, frame, frames), states: states(frame, field, request.to),
  })));
  const legend = panel.options?.legend?.showLegend !== false;
  const plot = height - AXIS - (legend ? LEGEND : 0);
  const left = Math.min(width / 3, 12 + 7 * Math.max(0, ...rows.map((row) => row.name.length)));
  const x = (time: number) => left + ((time - request.from) / (request.to - request.from)) * (width - left);
  const rowHeight = plot / Math.max(1, rows.length);
  const bar = rowHeight * (panel.options?.rowHeight ?? 0.9);
  const seen = new Map(rows.flatMap((row) => row.states.map((state) => [state.text, state.color])));
  return (
    <>
      <svg width={width} height={plot + AXIS} style={{ fontFamily: theme.typography.fontFamily, display: 'block' }} fontSize={12}>
        {rows.map((row, i) => (
          <g key={row.name + i} transform={`translate(0 ${i * rowHeight})`}>
            <text x={left - 8} y={rowHeight / 2 + 4} textAnchor="end" fill={theme.colors.text.primary}>{row.name}</text>
            {row.states.map((state) => (
              <Bar key={state.from} state={state} x={x(Math.max(request.from, state.from))} end={x(state.to)} y={(rowHeight - bar) / 2} height={bar}
                ink={theme.colors.getContrastText(state.color)} />
            ))}
          </g>
        ))}
        {Array.from({ length: TICKS }, (_, i) => request.from + ((i + 0.5) / TICKS) * (request.to - request.from)).map((time) => (
          <text key={time} x={x(time)} y={plot + 16} textAnchor="middle" fill={theme.colors.text.secondary}>
            {dateTimeFormat(time, { format: 'HH:mm', timeZone: 'utc' })}
          </text>
        ))}
      </svg>
      {legend && (
        <VizLegend displayMode={'list' as never} placement="bottom"
          items={[...seen].map(([label, color]) => ({ label, color, yAxis: 1 }))} />
      )}
    </>
  );
}

function Bar(props: { state: State; x: number; end: number; y: number; height: number; ink: string }) {
  const { state, x, end, y, height, ink } = props;
  const width = Math.max(1, end - x);
  return (
    <>
      <rect x={x} y={y} width={width} height={height} fill={state.color} stroke="none" rx={1} />
      {width > 7 * state.text.length + 8 && <text x={x + 6} y={y + height / 2 + 4} fill={ink}>{state.text}</text>}
    </>
  );
}

function numbers(frame: DataFrame): Field[] {
  return frame.fields.filter((field) => field.type !== FieldType.time);
}

function states(frame: DataFrame, field: Field, end: number): State[] {
  const times: number[] = frame.fields.find((one) => one.type === FieldType.time)?.values ?? [];
  const all: State[] = [];
  field.values.forEach((value, i) => {
    const last = all[all.length - 1];
    const to = times[i + 1] ?? end;
    if (value === null) {
      return;
    }
    const shown = field.display!(value);
    const text = formattedValueToString(shown);
    if (last && last.text === text && last.to === times[i]) {
      last.to = to;
    } else {
      all.push({ from: times[i], to, text, color: shown.color ?? '#808080' });
    }
  });
  return all;
}
