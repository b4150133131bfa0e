import { Icon, useTheme2 } from '@grafana/ui';
import { useEffect, useRef, useState } from 'react';
import { Header, HEADER_HEIGHT } from './Header.tsx';
import { pixels, place, type Placed } from './layout.ts';
import type { PanelReport, Request } from './model.ts';
import { PanelView } from './PanelView.tsx';
import { builtIn, inText, type Values } from './substitution.ts';
import { step } from './time.ts';
import { optionsOf, resolve } from './variables.ts';

const MARGIN = 16;

interface Loaded {
  values: Values;
  placed: Placed[];
}

/** The whole dashboard. Calls back once when every panel has its data. */
export function DashboardPage({ request, onReady }: { request: Request; onReady: (reports: PanelReport[]) => void }) {
  const theme = useTheme2();
  const [loaded, setLoaded] = useState<Loaded>();
  const reports = useRef(new Map<number, PanelReport>());

  useEffect(() => {
    void prepare(request).then((done) => {
      setLoaded(done);
      if (done.placed.every(({ panel }) => panel.type === 'row')) {
        onReady([]);
      }
    });
  }, []);

  if (!loaded) {
    return null;
  }
  const expected = loaded.placed.filter(({ panel }) => panel.type !== 'row').length;
  const bottom = Math.max(0, ...loaded.placed.map(({ position }) => position.y + position.h));
  const box = pixels({ x: 0, y: 0, w: 24, h: bottom }, request.width);
  return (
    <div style={{ background: theme.colors.background.canvas, padding: `0 ${MARGIN}px ${MARGIN}px` }} id="dashboard">
      <Header request={request} values={loaded.values} />
      <div style={{ position: 'relative', width: request.width, height: box.height }} data-top={HEADER_HEIGHT}>
        {loaded.placed.map((one, index) =>
          one.panel.type === 'row' ? (
            <Row key={index} placed={one} width={request.width} open={!one.panel.collapsed || request.openRows} />
          ) : (
            <PanelView
              key={index}
              placed={one}
              request={request}
              onReady={(report) => {
                reports.current.set(index, report);
                if (reports.current.size === expected) {
                  onReady([...reports.current].sort(([a], [b]) => a - b).map(([, one]) => one));
                }
              }}
            />
          )
        )}
      </div>
    </div>
  );
}

async function prepare(request: Request): Promise<Loaded> {
  const own = builtIn(request.from, request.to, step(request.to - request.from, request.width, request.scrape));
  const values = await resolve(request, own);
  const options: Record<string, string[]> = {};
  for (const variable of request.dashboard.templating?.list ?? []) {
    options[variable.name] = await optionsOf(variable, values, request);
  }
  return { values, placed: place(request.dashboard, values, options, request.openRows) };
}

function Row({ placed, width, open }: { placed: Placed; width: number; open: boolean }) {
  const theme = useTheme2();
  const box = pixels(placed.position, width);
  return (
    <div style={{ position: 'absolute', ...box, display: 'flex', alignItems: 'center', color: theme.colors.text.primary, fontWeight: 500 }}>
      <Icon name={open ? 'angle-down' : 'angle-right'} />
      &nbsp;{inText(placed.panel.title ?? '', placed.values)}
    </div>
  );
}
