import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../driver/options.ts';

const REQUIRED = ['--dashboard', 'd.json', '--prometheus', 'http://127.0.0.1:9090/', '--out', 'd.png'];

test('what is not given has a default', () => {
  const options = parse([...REQUIRED, '--var', 'instance=pg1'], 10_000_000);
  assert.deepEqual([options.prometheus, options.from, options.to, options.scrape, options.theme, options.variables], [
    'http://127.0.0.1:9090', 6_400_000, 10_000_000, 15_000, 'dark', { instance: 'pg1' },
  ]);
});

test('what is wrong is named', () => {
  assert.throws(() => parse([], 0), /--dashboard is missing/);
  assert.throws(() => parse([...REQUIRED, '--theme', 'blue'], 0), /expected dark or light/);
  assert.throws(() => parse([...REQUIRED, '--var', 'x'], 0), /expected NAME=VALUE/);
  assert.throws(() => parse([...REQUIRED, '--from', 'now', '--to', 'now-1h'], 5e6), /--from must be before --to/);
});
