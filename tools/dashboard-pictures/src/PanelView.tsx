import { LoadingState } from '@grafana/data';
import { PanelChrome, useTheme2 } from '@grafana/ui';
import { useEffect, useMemo, useState, type ComponentType } from 'react';
import { completed, configure } from './fieldConfig.ts';
import { pixels, type Placed } from './layout.ts';
import type { PanelReport, Request } from './model.ts';
import { interpolation, load, type PanelData } from './panelData.ts';
import { Bars } from './panels/Bars.tsx';
import type { DrawProps } from './panels/draw.ts';
import { Gauge } from './panels/Gauge.tsx';
import { Stat } from './panels/Stat.tsx';
import { StateTimeline } from './panels/StateTimeline.tsx';
import { Table } from './panels/Table.tsx';
import { Text } from './panels/Text.tsx';
import { Timeseries } from './panels/Timeseries.tsx';
import { inText } from './substitution.ts';

const RENDERERS: Record<string, ComponentType<DrawProps>> = {
  timeseries: Timeseries,
  stat: Stat,
  gauge: Gauge,
  bargauge: Bars,
  table: Table,
  'state-timeline': StateTimeline,
  text: Text,
};

interface Props {
  placed: Placed;
  request: Request;
  onReady: (report: PanelReport) => void;
}

/** A panel in its frame; reports once when its data is there. */
export function PanelView({ placed, request, onReady }: Props) {
  const { panel, values } = placed;
  const theme = useTheme2();
  const [data, setData] = useState<PanelData>();
  const box = pixels(placed.position, request.width);
  const replace = useMemo(() => interpolation(values), [values]);
  const fieldConfig = useMemo(() => completed(panel.type, panel.fieldConfig), [panel]);
  const Renderer = RENDERERS[panel.type];
  const title = inText(panel.title ?? '', values);

  useEffect(() => {
    const failed = (e: unknown): PanelData => ({ frames: [], series: 0, error: String(e) });
    void load(panel, values, box.width, request)
      .catch(failed)
      .then((loaded) => {
        const error = loaded.error || (Renderer ? '' : `no renderer for panels of type ${panel.type}`);
        setData({ ...loaded, error, frames: configure(loaded.frames, fieldConfig, theme, replace) });
        onReady({ title, type: panel.type, series: loaded.series, error, empty: panel.type !== 'text' && loaded.series === 0 });
      });
  }, []);

  return (
    <div style={{ position: 'absolute', ...box }}>
      <PanelChrome
        width={box.width}
        height={box.height}
        padding={panel.type === 'stat' ? 'none' : 'md'}
        title={title}
        description={panel.description}
        displayMode={panel.transparent ? 'transparent' : 'default'}
        statusMessage={data?.error || undefined}
        loadingState={data?.error ? LoadingState.Error : LoadingState.Done}
      >
        {(width, height) =>
          data && (
            <Content empty={panel.type !== 'text' && isEmpty(data)} text={fieldConfig.defaults.noValue}>
              {Renderer && (
                <Renderer {...{ frames: data.frames, panel, fieldConfig, width, height, request, theme, replace }} />
              )}
            </Content>
          )
        }
      </PanelChrome>
    </div>
  );
}

function isEmpty(data: PanelData): boolean {
  return data.frames.every((frame) => frame.length === 0);
}

function Content({ empty, text, children }: { empty: boolean; text?: string; children: React.ReactNode }) {
  const theme = useTheme2();
  return empty ? (
    <div style={{ height: '100%', display: 'grid', placeItems: 'center', color: theme.colors.text.secondary }}>
      {text ?? 'No data'}
    </div>
  ) : (
    <>{children}</>
  );
}
