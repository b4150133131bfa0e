import type { DataLink, FieldConfigSource, DataTransformerConfig } from '@grafana/data';

/** The parts of a dashboard's JSON (classic schema) that this page draws. */
export interface Dashboard {
  uid: string;
  title: string;
  tags?: string[];
  links?: { title: string; type: string }[];
  panels: Panel[];
  templating?: { list: Variable[] };
}

export interface GridPos {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Target {
  refId: string;
  expr?: string;
  legendFormat?: string;
  format?: 'time_series' | 'table';
  instant?: boolean;
  hide?: boolean;
  interval?: string;
}

export interface Panel {
  id?: number;
  type: string;
  title?: string;
  description?: string;
  gridPos: GridPos;
  collapsed?: boolean;
  panels?: Panel[];
  targets?: Target[];
  repeat?: string;
  repeatDirection?: 'h' | 'v';
  maxPerRow?: number;
  interval?: string;
  maxDataPoints?: number;
  transparent?: boolean;
  fieldConfig?: FieldConfigSource;
  options?: Record<string, any>;
  transformations?: DataTransformerConfig[];
  links?: DataLink[];
}

export interface Variable {
  name: string;
  type: string;
  label?: string;
  hide?: number;
  query?: string | { query: string };
  regex?: string;
  multi?: boolean;
  includeAll?: boolean;
  allValue?: string;
  current?: { value?: string | string[] };
}

/** What the driver asks for. Times are milliseconds since 1970. */
export interface Request {
  dashboard: Dashboard;
  from: number;
  to: number;
  /** The data source's scrape interval in milliseconds. */
  scrape: number;
  width: number;
  theme: 'dark' | 'light';
  openRows: boolean;
  /** Single values of variables, by name. */
  variables: Record<string, string>;
}

/** What the page says of a panel that it has drawn. */
export interface PanelReport {
  title: string;
  type: string;
  series: number;
  error: string;
  empty: boolean;
}
