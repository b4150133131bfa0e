import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtIn, inQuery, inText, type Values } from '../src/substitution.ts';

const VALUES: Values = {
  instance: { values: ['pg1', 'pg2'], listed: true },
  one: { values: ['db-1.example'], listed: true },
  cluster: { values: ['dev'], listed: true, verbatim: '.*' },
  topn: { values: ['10'], listed: false },
  quoted: { values: ['a"b\\c'], listed: false },
};

test('several values become a group of a regular expression', () => {
  assert.equal(inQuery('up{instance=~"$instance"}', VALUES), 'up{instance=~"(pg1|pg2)"}');
});

test('special characters are escaped for the expression and for the string around it', () => {
  assert.equal(inQuery('$one', VALUES), 'db-1\\\\.example');
  assert.equal(inQuery('$quoted', VALUES), 'a\\"b\\\\c');
});

test('the value for all is put in as it is', () => {
  assert.equal(inQuery('{cluster=~"${cluster}"}', VALUES), '{cluster=~".*"}');
  assert.equal(inText('$cluster', VALUES), 'All');
});

test('all forms of a name are known, and unknown names stay', () => {
  assert.equal(inQuery('topk([[topn]], $topn, ${topn}, ${topn:raw}) $other', VALUES), 'topk(10, 10, 10, 10) $other');
  assert.equal(inQuery('${instance:pipe}', VALUES), 'pg1|pg2');
});

test('titles list several values', () => {
  assert.equal(inText('Servers $instance, top $topn', VALUES), 'Servers {pg1,pg2}, top 10');
});

test("Grafana's own variables come from range and step", () => {
  const own = builtIn(0, 3_600_000, { interval: 15_000, rateInterval: 60_000 });
  assert.equal(
    inQuery('rate(x[$__rate_interval]) $__interval $__interval_ms $__range $__range_s', own),
    'rate(x[60s]) 15s 15000 3600s 3600'
  );
});
