import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the page believes to be; no server listens there. */
export const ORIGIN = 'http://dashboard.invalid';

export interface Answer {
  status: number;
  contentType: string;
  body: Buffer;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FONTS: Record<string, string> = {
  'fonts/inter/Inter-Regular.woff2': '@fontsource/inter/files/inter-latin-400-normal.woff2',
  'fonts/inter/Inter-Medium.woff2': '@fontsource/inter/files/inter-latin-500-normal.woff2',
  'fonts/roboto/RobotoMono.woff2': '@fontsource/roboto-mono/files/roboto-mono-latin-400-normal.woff2',
};
const TYPES: Record<string, string> = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2',
};
const PROMETHEUS_TIMEOUT_MS = 30_000;

/** Answers all requests of the page: its own files, the library's icons and fonts, and Prometheus. */
export async function answer(url: string, prometheus: string): Promise<Answer> {
  if (!url.startsWith(ORIGIN + '/')) {
    return { status: 404, contentType: 'text/plain', body: Buffer.from('not of this page') };
  }
  const path = url.slice(ORIGIN.length);
  if (path.startsWith('/api/v1/')) {
    return pass(prometheus + path);
  }
  const file = fileOf(normalize(path.split('?')[0]));
  try {
    return { status: 200, contentType: TYPES[extname(file)] ?? 'application/octet-stream', body: await readFile(file) };
  } catch {
    return { status: 404, contentType: 'text/plain', body: Buffer.from(`no ${file}`) };
  }
}

function fileOf(path: string): string {
  if (path.startsWith('/public/')) {
    const name = path.slice('/public/'.length);
    const font = FONTS[name] ?? (/mono/i.test(name) && name.endsWith('.woff2') ? FONTS['fonts/roboto/RobotoMono.woff2'] : undefined);
    return font
      ? join(ROOT, 'node_modules', font)
      : join(ROOT, 'node_modules/@grafana/ui/dist/public', name.replace(/^build\//, ''));
  }
  return join(ROOT, 'dist', path === '/' ? 'index.html' : path);
}

async function pass(url: string): Promise<Answer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PROMETHEUS_TIMEOUT_MS) });
    return { status: response.status, contentType: 'application/json', body: Buffer.from(await response.arrayBuffer()) };
  } catch (e) {
    const error = `Prometheus does not answer: ${(e as Error).message}`;
    return { status: 502, contentType: 'application/json', body: Buffer.from(JSON.stringify({ status: 'error', error })) };
  }
}
