import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPublishedForm } from '../published-form.ts';
import { carriedRows, listChanges } from './previous-list.ts';

const read = (path: string) => JSON.parse(readFileSync(`catalog/${path}`, 'utf8'));
const section = readPublishedForm(read('forms/DT19.json'), read('ethnic-groups.json').groups).section('A');
if (!section) throw new Error('DT19 lacks its list');

const row = (id: string, values: Record<string, string>) => ({ id, values });
const previous = [
  row('a', { HOTEN: 'Nông Văn A', NAMSINH: '1960', GIOI: 'nam' }),
  row('b', { HOTEN: 'Lý Thị B', NAMSINH: '1955' }),
];

describe('R16 the list of the period before, copied', () => {
  it('R16 takes over what this version of the form still takes, under the same ids', () => {
    const odd = [row('a', { HOTEN: 'Nông Văn A', NAMSINH: '60', GONE: 'x', GIOI: 'không rõ' })];
    expect(carriedRows(section, odd)).toEqual([row('a', { HOTEN: 'Nông Văn A' })]);
    expect(carriedRows(section, previous)).toEqual(previous);
  });

  it('R16 tells new rows, changed cells and rows that are gone', () => {
    const changes = listChanges(section, previous, [
      row('a', { HOTEN: 'Nông Văn A', NAMSINH: '1961' }),
      row('c', { HOTEN: 'Hoàng Văn C' }),
    ]);
    expect(changes && { ...changes, changed: [...changes.changed], added: [...changes.added] }).toEqual({
      added: ['c'],
      changed: [['a', { NAMSINH: '1960', GIOI: 'nam' }]],
      removed: [previous[1]],
    });
  });

  it('R16 a list that was typed anew is not held against the previous one', () =>
    expect(listChanges(section, previous, [row('x', { HOTEN: 'Nông Văn A' })])).toBeUndefined());
});
