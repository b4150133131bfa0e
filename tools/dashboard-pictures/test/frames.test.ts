import assert from 'node:assert/strict';
import { test } from 'node:test';
import { legend, number, table, timeSeries } from '../src/frames.ts';
import type { Series } from '../src/prometheus.ts';
import { matching } from '../src/variables.ts';

const SERIES: Series[] = [
  { metric: { __name__: 'up', instance: 'pg1' }, values: [[10, '1'], [20, '2'], [50, 'NaN']] },
  { metric: { __name__: 'up', instance: 'pg2', role: 'replica' }, values: [[10, '+Inf']] },
];

test('steps without a value stay gaps', () => {
  const [frame] = timeSeries({ refId: 'A', legendFormat: '{{instance}}' }, SERIES, 10_000);
  assert.deepEqual(frame.fields[0].values, [10_000, 20_000, 30_000, 40_000, 50_000]);
  assert.deepEqual(frame.fields[1].values, [1, 2, null, null, null]);
  assert.deepEqual(frame.fields[1].labels, { instance: 'pg1' });
  assert.equal(frame.fields[1].config.displayNameFromDS, 'pg1');
});

test('a table has a column per label, and names the target where there are several', () => {
  const [frame] = table({ refId: 'B', instant: true }, [{ ...SERIES[0], values: [[10, '1']] }, SERIES[1]], true);
  assert.deepEqual(frame.fields.map((one) => one.name), ['Time', '__name__', 'instance', 'role', 'Value #B']);
  assert.deepEqual(frame.fields[3].values, ['', 'replica']);
  assert.deepEqual(frame.fields[4].values, [1, Infinity]);
});

test('no series is no frame', () => {
  assert.deepEqual(table({ refId: 'A' }, [], false), []);
});

test('values are numbers or gaps', () => {
  assert.deepEqual(['1e3', '-Inf', 'NaN'].map(number), [1000, -Infinity, null]);
});

test('a legend is filled with labels, and left to Grafana where it is automatic', () => {
  assert.equal(legend('{{ instance }} of {{missing}}', { instance: 'pg1' }), 'pg1 of ');
  assert.equal(legend('__auto', {}), undefined);
});

test('the values of a variable are those that its expression matches, once each', () => {
  assert.deepEqual(matching('/^(pg)\\d/', ['pg2', 'pg1', 'other']), ['pg']);
  assert.deepEqual(matching('^pg', ['pg2', 'pg1', 'other']), ['pg1', 'pg2']);
  assert.deepEqual(matching('', ['b', 'a', 'b']), ['a', 'b']);
});
