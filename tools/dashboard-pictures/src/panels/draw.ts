import { getFieldDisplayValues, type DataFrame, type FieldConfigSource, type FieldDisplay, type GrafanaTheme2, type InterpolateFunction } from '@grafana/data';
import type { Panel, Request } from '../model.ts';

/** What every kind of panel is drawn from; the frames have their field configuration applied. */
export interface DrawProps {
  frames: DataFrame[];
  panel: Panel;
  fieldConfig: FieldConfigSource;
  width: number;
  height: number;
  request: Request;
  theme: GrafanaTheme2;
  replace: InterpolateFunction;
}

/** The single values of stat tiles, gauges and bars. */
export function reduced(props: DrawProps, sparkline: boolean): FieldDisplay[] {
  return getFieldDisplayValues({
    data: props.frames,
    fieldConfig: props.fieldConfig,
    reduceOptions: { calcs: ['lastNotNull'], values: false, fields: '', ...props.panel.options?.reduceOptions },
    replaceVariables: props.replace,
    sparkline,
    theme: props.theme,
    timeZone: 'utc',
  });
}
