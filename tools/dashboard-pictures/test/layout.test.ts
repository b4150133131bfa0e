import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pixels, place } from '../src/layout.ts';
import type { Panel } from '../src/model.ts';

const panel = (title: string, x: number, y: number, w: number, h: number, more: Partial<Panel> = {}): Panel => ({
  type: 'stat', title, gridPos: { x, y, w, h }, ...more,
});
const row = (title: string, y: number, more: Partial<Panel> = {}): Panel => panel(title, 0, y, 24, 1, { type: 'row', ...more });
const shown = (panels: Panel[], openRows = false) =>
  place({ uid: 'd', title: 'd', panels }, { i: { values: ['a', 'b'], listed: true } }, { i: ['a', 'b'] }, openRows).map(
    (one) => `${one.panel.title} ${one.position.x},${one.position.y} ${one.values.i.values}`
  );

test('panels are packed upwards', () => {
  assert.deepEqual(shown([panel('one', 0, 3, 12, 4), panel('two', 0, 20, 24, 4)]), ['one 0,0 a,b', 'two 0,4 a,b']);
});

test('a repeated panel is drawn once for each value, next to each other', () => {
  assert.deepEqual(shown([panel('one', 0, 0, 24, 4, { repeat: 'i' }), panel('two', 0, 4, 24, 2)]), [
    'one 0,0 a', 'one 12,0 b', 'two 0,4 a,b',
  ]);
});

test('a repeated row is drawn with its panels', () => {
  assert.deepEqual(shown([row('row', 0, { repeat: 'i' }), panel('one', 0, 1, 24, 4)]), [
    'row 0,0 a', 'one 0,1 a', 'row 0,5 b', 'one 0,6 b',
  ]);
});

test('what a collapsed row holds is drawn on demand only', () => {
  const panels = [row('closed', 0, { collapsed: true, panels: [panel('inner', 0, 1, 24, 4)] }), row('open', 1)];
  assert.deepEqual(shown(panels), ['closed 0,0 a,b', 'open 0,1 a,b']);
  assert.deepEqual(shown(panels, true), ['closed 0,0 a,b', 'inner 0,1 a,b', 'open 0,5 a,b']);
});

test('places are pixels of a grid with 24 columns', () => {
  assert.deepEqual(pixels({ x: 12, y: 1, w: 12, h: 2 }, 1600), { left: 804, top: 38, width: 796, height: 68 });
});
