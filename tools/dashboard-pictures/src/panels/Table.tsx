import { TableNG } from '@grafana/ui/unstable';
import type { DrawProps } from './draw.ts';

export function Table({ frames, panel, fieldConfig, width, height }: DrawProps) {
  const options = panel.options ?? {};
  return (
    <TableNG
      data={frames[0]}
      width={width}
      height={height}
      noHeader={options.showHeader === false}
      cellHeight={options.cellHeight}
      initialSortBy={options.sortBy}
      fieldConfig={fieldConfig}
      enableVirtualization={false}
      transparent
    />
  );
}
