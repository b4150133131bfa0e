import { readFile } from 'node:fs/promises';
import puppeteer, { type Page } from 'puppeteer-core';
import type { Dashboard, PanelReport, Request } from '../src/model.ts';
import { answer, ORIGIN } from './answers.ts';
import { parse, USAGE, type Options } from './options.ts';

const FLAGS = [
  '--no-sandbox', '--hide-scrollbars', '--font-render-hinting=none', '--force-color-profile=srgb', '--disable-gpu', '--lang=en-US',
];
const PAGE_MARGIN = 32;
const FIRST_HEIGHT = 1200;

async function main(options: Options): Promise<void> {
  const dashboard = JSON.parse(await readFile(options.dashboard, 'utf8')) as Dashboard;
  const browser = await puppeteer.launch({
    executablePath: options.chromium, headless: true, args: FLAGS, timeout: options.timeout,
    env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
  });
  try {
    const panels = await draw(await browser.newPage(), { ...options, dashboard }, options);
    console.log(JSON.stringify({ dashboard: dashboard.uid, out: options.out, panels }, null, 2));
  } finally {
    await browser.close();
  }
}

async function draw(page: Page, request: Request, options: Options): Promise<PanelReport[]> {
  const width = options.width + PAGE_MARGIN;
  await page.setViewport({ width, height: FIRST_HEIGHT });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.setRequestInterception(true);
  page.on('request', (asked) => {
    void answer(asked.url(), options.prometheus).then((given) => asked.respond(given));
  });
  page.on('pageerror', (e) => console.error(`page: ${e}`));
  await page.evaluateOnNewDocument((r) => { (window as any).pictureRequest = r; }, request as any);
  await page.goto(`${ORIGIN}/`, { timeout: options.timeout });
  await page.waitForFunction('window.pictureReports || window.pictureError', { timeout: options.timeout, polling: 100 });
  const error = await page.evaluate('window.pictureError');
  if (error) {
    throw new Error(`the page failed: ${error}`);
  }
  await page.setViewport({ width, height: (await page.evaluate("document.getElementById('dashboard').scrollHeight")) as number });
  await page.waitForNetworkIdle({ idleTime: 300, timeout: options.timeout });
  await page.screenshot({ path: options.out as `${string}.png` });
  return (await page.evaluate('window.pictureReports')) as PanelReport[];
}

let options: Options;
try {
  options = parse(process.argv.slice(2), Date.now());
} catch (e) {
  console.error(`${(e as Error).message}\n${USAGE}`);
  process.exit(2);
}
main(options).catch((e) => {
  console.error(e);
  process.exit(1);
});
