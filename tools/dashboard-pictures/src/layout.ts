import type { Dashboard, GridPos, Panel } from './model.ts';
import type { Value, Values } from './substitution.ts';

/** A panel in its place, with the variables of its repetition. */
export interface Placed {
  panel: Panel;
  position: GridPos;
  values: Values;
}

const COLUMNS = 24;
const CELL_HEIGHT = 30;
const GAP = 8;

/** Rectangle in pixels. */
export function pixels(position: GridPos, width: number): { left: number; top: number; width: number; height: number } {
  const column = (width - GAP * (COLUMNS - 1)) / COLUMNS;
  return {
    left: Math.round(position.x * (column + GAP)),
    top: position.y * (CELL_HEIGHT + GAP),
    width: Math.round(position.w * column + (position.w - 1) * GAP),
    height: position.h * CELL_HEIGHT + (position.h - 1) * GAP,
  };
}

/** All panels that are seen, repeated ones once per value, packed upwards as Grafana does. */
export function place(
  dashboard: Dashboard,
  values: Values,
  options: Record<string, string[]>,
  openRows: boolean
): Placed[] {
  const placed: Placed[] = [];
  for (const { row, panels } of sections(dashboard.panels)) {
    const name = row?.repeat;
    const copies = name && values[name] ? single(values[name], options[name]) : [undefined];
    for (const copy of copies) {
      const own = copy ? { ...values, [name!]: copy } : values;
      if (row) {
        pack(placed, { panel: row, position: { x: 0, y: 0, w: COLUMNS, h: 1 }, values: own });
      }
      if (!row?.collapsed || openRows) {
        panels.flatMap((panel) => repeated(panel, own, options)).forEach((one) => pack(placed, one));
      }
    }
  }
  return placed;
}

/** Rows with what belongs to them: what a collapsed row holds, or what follows an open one. */
function sections(panels: Panel[]): { row?: Panel; panels: Panel[] }[] {
  const all: { row?: Panel; panels: Panel[] }[] = [{ panels: [] }];
  for (const panel of panels) {
    if (panel.type === 'row') {
      all.push({ row: panel, panels: [...(panel.panels ?? [])] });
    } else {
      all[all.length - 1].panels.push(panel);
    }
  }
  all.forEach((one) => one.panels.sort((a, b) => a.gridPos.y - b.gridPos.y || a.gridPos.x - b.gridPos.x));
  return all;
}

function repeated(panel: Panel, values: Values, options: Record<string, string[]>): Placed[] {
  const name = panel.repeat;
  if (!name || !values[name]) {
    return [{ panel, position: panel.gridPos, values }];
  }
  const copies = single(values[name], options[name]);
  const vertical = panel.repeatDirection === 'v';
  const perRow = vertical ? 1 : Math.min(panel.maxPerRow ?? 4, copies.length);
  const width = vertical ? panel.gridPos.w : Math.floor(COLUMNS / perRow);
  return copies.map((copy, index) => ({
    panel,
    values: { ...values, [name]: copy },
    position: {
      x: vertical ? panel.gridPos.x : (index % perRow) * width,
      y: panel.gridPos.y + Math.floor(index / perRow) * panel.gridPos.h,
      w: width,
      h: panel.gridPos.h,
    },
  }));
}

/** Each value by itself. */
function single(value: Value, options: string[] | undefined): Value[] {
  const values = value.verbatim !== undefined ? (options ?? []) : value.values;
  return (values.length ? values : ['']).map((one) => ({ values: [one], listed: value.listed }));
}

/** As high as the panels before it allow. */
function pack(placed: Placed[], one: Placed): void {
  const { x, w } = one.position;
  const above = placed.filter(({ position }) => position.x < x + w && x < position.x + position.w);
  const y = Math.max(0, ...above.map(({ position }) => position.y + position.h));
  placed.push({ ...one, position: { ...one.position, y } });
}
