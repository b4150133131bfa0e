import { dateTimeFormat } from '@grafana/data';
import { Icon, useTheme2 } from '@grafana/ui';
import type { Request } from './model.ts';
import { inText, type Values } from './substitution.ts';

export const HEADER_HEIGHT = 92;

/** Title, time range and the values of the variables: ours, not Grafana's. */
export function Header({ request, values }: { request: Request; values: Values }) {
  const theme = useTheme2();
  const time = (at: number) => dateTimeFormat(at, { format: 'YYYY-MM-DD HH:mm:ss', timeZone: 'utc' });
  const shown = (request.dashboard.templating?.list ?? []).filter((one) => one.type !== 'datasource' && !one.hide);
  const box = { border: `1px solid ${theme.colors.border.medium}`, borderRadius: 2, padding: '4px 8px', background: theme.colors.background.primary };
  return (
    <div style={{ height: HEADER_HEIGHT, boxSizing: 'border-box', padding: '8px 0', color: theme.colors.text.primary }}>
      <div style={{ display: 'flex', alignItems: 'center', marginBottom: 8 }}>
        <h4 style={{ margin: 0, flex: 1 }}>{request.dashboard.title}</h4>
        <span style={{ ...box, fontSize: 12 }}>
          <Icon name="clock-nine" size="sm" /> {time(request.from)} to {time(request.to)} UTC
        </span>
      </div>
      <div style={{ display: 'flex', gap: 8, fontSize: 12 }}>
        {shown.map((one) => (
          <span key={one.name} style={box}>
            <b>{one.label || one.name}</b>&nbsp; {inText('$' + one.name, values)}
          </span>
        ))}
      </div>
    </div>
  );
}
