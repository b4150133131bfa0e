import { formattedValueToString, VizOrientation, type FieldDisplay, type GrafanaTheme2 } from '@grafana/data';
import { VizRepeater } from '@grafana/ui';
import { reduced, type DrawProps } from './draw.ts';

/** Our own arc: the library's gauge needs a plotting program that is not in its package. */
export function Gauge(props: DrawProps) {
  return (
    <VizRepeater<FieldDisplay>
      getValues={() => reduced(props, false)}
      renderValue={({ value, width, height, count }) => (
        <Arc value={value} width={width} height={height} named={count > 1} theme={props.theme} />
      )}
      width={props.width}
      height={props.height}
      source={props.frames}
      renderCounter={0}
      autoGrid
      orientation={props.panel.options?.orientation ?? VizOrientation.Auto}
    />
  );
}

interface ArcProps {
  value: FieldDisplay;
  width: number;
  height: number;
  named: boolean;
  theme: GrafanaTheme2;
}

const START = 0.9 * Math.PI;
const END = 2.1 * Math.PI;

function Arc({ value, width, height, named, theme }: ArcProps) {
  const radius = Math.max(10, Math.min(width / 2 - 6, (height - (named ? 22 : 4)) / 1.4));
  const centre = { x: width / 2, y: radius + 2 };
  const { thresholds } = value.field;
  const min = value.field.min ?? 0;
  const max = value.field.max ?? 100;
  const share = (n: number) => Math.min(1, Math.max(0, (n - min) / (max - min)));
  const ring = (from: number, to: number, r: number, thickness: number, color: string) => (
    <path key={`${r} ${from}`} d={arc(centre, r, from, to)} stroke={color} strokeWidth={thickness} fill="none" />
  );
  const steps = thresholds?.steps ?? [];
  const percentage = String(thresholds?.mode) === 'percentage';
  const edge = (n: number) => (percentage ? Math.min(1, Math.max(0, n / 100)) : share(n));
  const text = formattedValueToString(value.display);
  const size = Math.min(radius / 2, (radius * 2.2) / Math.max(4, text.length));
  return (
    <svg width={width} height={height} style={{ fontFamily: theme.typography.fontFamily }}>
      {ring(0, 1, radius * 0.8, radius * 0.28, theme.colors.background.secondary)}
      {ring(0, share(value.display.numeric), radius * 0.8, radius * 0.28, value.display.color ?? theme.colors.text.primary)}
      {steps.map((step, i) =>
        ring(
          i === 0 ? 0 : edge(step.value),
          i + 1 < steps.length ? edge(steps[i + 1].value) : 1,
          radius * 0.975,
          radius * 0.05,
          theme.visualization.getColorByName(step.color)
        )
      )}
      <text x={centre.x} y={centre.y + size * 0.2} textAnchor="middle" fontSize={size} fontWeight={500} fill={value.display.color}>
        {text}
      </text>
      {named && (
        <text x={centre.x} y={height - 4} textAnchor="middle" fontSize={13} fill={theme.colors.text.primary}>
          {value.display.title}
        </text>
      )}
    </svg>
  );
}

function arc(centre: { x: number; y: number }, radius: number, from: number, to: number): string {
  const point = (share: number) => {
    const angle = START + (END - START) * share;
    return `${centre.x + radius * Math.cos(angle)} ${centre.y + radius * Math.sin(angle)}`;
  };
  const large = (to - from) * (END - START) > Math.PI ? 1 : 0;
  return `M ${point(from)} A ${radius} ${radius} 0 ${large} 1 ${point(to)}`;
}
