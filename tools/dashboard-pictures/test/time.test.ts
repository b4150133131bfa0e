import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration, milliseconds, moment, step } from '../src/time.ts';

test('steps are nice numbers, and never shorter than the interval between scrapes', () => {
  assert.equal(step(3_600_000, 1000, 15_000).interval, 15_000);
  assert.equal(step(86_400_000, 1000, 15_000).interval, 60_000);
  assert.equal(step(7 * 86_400_000, 1000, 15_000).interval, 600_000);
  assert.equal(step(60_000, 1000, 1000, '10s').interval, 10_000);
});

test('an answer never has more points than Prometheus allows', () => {
  assert.ok((30 * 86_400_000) / step(30 * 86_400_000, 1_000_000, 1000).interval <= 11_000);
});

test('the window of a rate holds four scrapes, or a step and a scrape', () => {
  assert.equal(step(3_600_000, 1000, 15_000).rateInterval, 60_000);
  assert.equal(step(7 * 86_400_000, 1000, 15_000).rateInterval, 615_000);
});

test('lengths of time are read and written as PromQL has them', () => {
  assert.equal(milliseconds('90s'), 90_000);
  assert.equal(milliseconds('>1m'), 60_000);
  assert.equal(duration(60_000), '60s');
  assert.equal(duration(1500), '1500ms');
  assert.throws(() => milliseconds('soon'), /expected a number with a unit/);
});

test('moments are relative, seconds, milliseconds or dates', () => {
  assert.equal(moment('now-15m', 1_000_000_000), 999_100_000);
  assert.equal(moment('1700000000', 0), 1_700_000_000_000);
  assert.equal(moment('1700000000123', 0), 1_700_000_000_123);
  assert.equal(moment('2026-01-01T00:00:00Z', 0), 1_767_225_600_000);
  assert.throws(() => moment('yesterday', 0), /not a time/);
});
