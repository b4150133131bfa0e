import { createTheme, locationUtil, ThemeContext } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import { createRoot } from 'react-dom/client';
import { DashboardPage } from './DashboardPage.tsx';
import { registerTransformers } from './fieldConfig.ts';
import type { PanelReport, Request } from './model.ts';

declare global {
  interface Window {
    pictureRequest: Request;
    pictureReports?: PanelReport[];
    pictureError?: string;
  }
}

async function start(): Promise<void> {
  // Text on a canvas is not drawn again when a font comes late.
  await Promise.all(['400 14px Inter', '500 14px Inter', '400 14px "Roboto Mono"'].map((font) => document.fonts.load(font)));
  await initPluginTranslations('dashboard-pictures', []);
  registerTransformers();
  locationUtil.initialize({
    config: { appSubUrl: '' } as never,
    getVariablesUrlParams: () => ({}),
    getTimeRangeForUrl: () => ({ from: String(window.pictureRequest.from), to: String(window.pictureRequest.to) }),
  });
  const theme = createTheme({ colors: { mode: window.pictureRequest.theme } });
  createRoot(document.getElementById('root')!).render(
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <PortalContainer />
      <DashboardPage
        request={window.pictureRequest}
        onReady={(reports) => {
          window.pictureReports = reports;
        }}
      />
    </ThemeContext.Provider>
  );
}

start().catch((e) => {
  window.pictureError = String(e?.stack ?? e);
});
window.addEventListener('unhandledrejection', (event) => {
  window.pictureError = String(event.reason?.stack ?? event.reason);
});
