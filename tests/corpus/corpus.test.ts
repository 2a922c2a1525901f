import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileForm } from '../../src/forms/rules/compile.ts';
import type { EthnicGroup } from '../../src/forms/rules/definition.ts';
import { ENGINE } from '../../src/forms/rules/engine.ts';
import { INVENTED, invent } from './invented.ts';
import { cellsOf, outcomeOf, type Recorded, sheetOf, totalOf } from './outcome.ts';

/**
 * Published definitions with values and what became of them. A formula of a published version keeps its meaning for ever, so none
 * of these outcomes changes unless it was a fault; the commit that mends one says so. To add to them put
 * `{ "definition": … }` (and `"cases": [{ "filled": … }]`, else values are invented) under forms/ and run
 * `RECORD_CORPUS=1 npx vitest run --project=pure tests/corpus`: outcomes that stand are never written over.
 */
const folder = new URL('forms/', import.meta.url);
const read = <V>(url: URL): V => JSON.parse(readFileSync(url, 'utf8'));
const ethnicGroups = read<EthnicGroup[]>(new URL('ethnic-groups.json', import.meta.url));
const names = readdirSync(folder);

type Entry = Omit<Recorded, 'cells' | 'cases' | 'totals' | 'engine'> &
  Partial<Pick<Recorded, 'cells' | 'totals' | 'engine'>> & {
    readonly cases?: readonly Partial<Recorded['cases'][number]>[];
  };

const recorded = ({ definition, cases }: Entry): Recorded => {
  const form = compileForm(definition, { ethnicGroups });
  const given = cases?.flatMap(({ filled }) => filled ?? []);
  const sheets = given ?? Array.from({ length: INVENTED }, (_, at) => invent(form, at));
  const stored = sheets.map((filled) => sheetOf(form, filled));
  const all = sheets.map((_, at) => at);
  const pairs = all.flatMap((at) => (at % 2 === 0 ? [[at, at + 1].filter((one) => one < sheets.length)] : []));
  return {
    engine: ENGINE,
    definition,
    cells: cellsOf(form),
    cases: sheets.map((filled) => ({ filled, outcome: outcomeOf(form, filled) })),
    totals: [all.map((at) => [at]), [all], pairs].map((units) => totalOf(form, stored, units)),
  };
};

/** One line for each thing that a reader of a difference looks at. */
const printed = ({ engine, definition, cells, cases, totals }: Recorded): string => {
  const lines = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).join(',\n');
  return `{"engine":${engine},\n"definition":${JSON.stringify(definition)},\n"cells":[\n${lines(cells)}],\n"cases":[\n${lines(cases)}],\n"totals":[\n${lines(totals)}]}\n`;
};

if (process.env.RECORD_CORPUS === '1')
  for (const name of names) {
    const entry = read<Entry>(new URL(name, folder));
    if (entry.cells === undefined) writeFileSync(new URL(name, folder), printed(recorded(entry)));
  }

test.each(names)('R11 what %s was published with stays: ordinals, results, checks, totals', (name) => {
  const { definition, cells, cases, totals } = read<Recorded>(new URL(name, folder));
  const form = compileForm(definition, { ethnicGroups });
  expect(cellsOf(form)).toEqual(cells);
  for (const { filled, outcome } of cases) expect(outcomeOf(form, filled)).toEqual(outcome);
  const sheets = cases.map(({ filled }) => sheetOf(form, filled));
  for (const total of totals) expect(totalOf(form, sheets, total.units)).toEqual(total);
});

test('R11 the corpus holds every form of the catalogue as it was first published, and every construct of the language', () => {
  const definitions = names.map((name) => read<Recorded>(new URL(name, folder)).definition);
  expect(definitions.filter(({ code }) => code.startsWith('DT'))).toHaveLength(20);
  const written = JSON.stringify(definitions);
  const constructs = [
    'sum(',
    'min(',
    'max(',
    'abs(',
    'round(',
    'if(',
    'previous(',
    'previousInYear(',
    'lastYear(',
    'sumSame(',
    'count(',
    'unique(',
  ];
  const more = [
    'filled(',
    '"floor"',
    '"sentence"',
    ' between ',
    ' and ',
    ' or ',
    'not ',
    '<>',
    '≤',
    '×',
    '−',
    ' * ',
    ' / ',
    '"first"',
    '"mean"',
  ];
  expect([...constructs, ...more].filter((construct) => !written.includes(construct))).toEqual([]);
  // And contexts in which something was not asked.
  expect(JSON.stringify(read<Recorded>(new URL('N09.json', folder)).cases)).toContain('"*"');
});
