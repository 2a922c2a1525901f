import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CheckOutcome, check } from '../../../forms/rules/check.ts';
import { compileForm } from '../../../forms/rules/compile.ts';
import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { completeness } from '../../../forms/rules/completeness.ts';
import { compute, figuresOf } from '../../../forms/rules/compute.ts';
import type { EthnicGroup, FormDefinition } from '../../../forms/rules/definition.ts';
import { validateValues } from '../../../forms/rules/validate-values.ts';
import type { Context, Figures, FormValues } from '../../../forms/rules/values.ts';
import { getPeriod, type Period, type PeriodKind } from '../../../periods/rules/period.ts';
import { coveringPeriod, partsOf, previousPeriod } from '../../../periods/rules/relations.ts';
import { type DemoSubject, demoValues } from './demo-values.ts';
import type { DemoCommune } from './geography.ts';
import { plantedWarnings } from './planted.ts';
import { makeDemoProvince } from './province.ts';

const codes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19, 20, 22].map(
  (n) => `DT${`${n}`.padStart(2, '0')}`,
);
/** Besides the rounds themselves: the first period, of which nothing before is known, and one after the open round. */
const periods: Record<PeriodKind, readonly string[]> = {
  month: ['2022-M01', '2022-M12'],
  quarter: ['2022-Q1', '2022-Q4'],
  halfyear: ['2022-H1', '2022-H2'],
  ninemonths: ['2022-9M'],
  year: ['2019', '2020', '2021', '2022', '2023'],
  stage: ['2021..2025'],
  schoolyear: ['SY2021', 'SY2022'],
};

const { units }: { units: { code: string; fullName: string; kind: string; parent: string | null }[] } =
  read('units-2022');
const { groups: ethnicGroups }: { groups: EthnicGroup[] } = read('ethnic-groups');
const communes: DemoCommune[] = units
  .filter(({ kind }) => kind === 'commune')
  .map(({ code, fullName, parent }) => ({ code, fullName, districtCode: parent ?? '' }));
const province = makeDemoProvince(communes);
const compiled = new Map<string, CompiledForm>();

describe('R10 every form of the catalogue has figures of the demonstration', () => {
  test.each(codes)('R11 %s: valid, complete, and nothing raised but the planted warnings', (code) => {
    const form = formOf(code);
    for (const id of periods[form.definition.periodKinds[0] ?? 'year']) {
      for (const subject of subjectsOf(form)) {
        const period = getPeriod(id);
        const values = valuesOf(form, subject, period);
        expect(validateValues(form, values), `${subject.code} ${id}`).toEqual([]);
        expect(completeness(form, values).missing, `${subject.code} ${id}`).toEqual([]);
        expect(raised(form, subject, period, values).sort()).toEqual(planted(form, subject, period).sort());
      }
    }
  });

  test('R13 every planted warning is of a check with the severity of a warning, and explained', () => {
    for (const { formCode, checkId, explanation } of plantedWarnings) {
      const definition = formOf(formCode).definition.checks.find(({ id }) => id === checkId);
      expect(definition?.severity).toBe('warning');
      expect(explanation.length).toBeGreaterThan(20);
    }
  });
});

test('R30 the total of DT01 for 2019, computed by the engine, is the census', () => {
  const form = formOf('DT01');
  const sum = new Map<string, bigint>();
  for (const subject of subjectsOf(form)) {
    for (const [cell, figure] of Object.entries(figures(form, subject, getPeriod('2019')))) {
      sum.set(cell, (sum.get(cell) ?? 0n) + BigInt(figure));
    }
  }
  expect(sum.get('A02.TS')).toBe(530_341n);
  expect(sum.get('A02.DTTS')).toBe(503_171n);
});

/** What failed or could not be made although all that it reads is there. */
function raised(form: CompiledForm, subject: DemoSubject, period: Period, values: FormValues): string[] {
  const context = contextOf(form, subject, period);
  return check(form, compute(form, values, context), values)
    .filter(({ status }) => status === 'failed' || status === 'notYet')
    .map(placeOf);
}

function placeOf({ check: id, at, status }: CheckOutcome): string {
  return `${id} ${at} ${status}`;
}

function planted(form: CompiledForm, { code }: DemoSubject, period: Period): string[] {
  return plantedWarnings
    .filter(
      (one) => one.formCode === form.definition.code && one.communeCode === code && period.year === province.openYear,
    )
    .flatMap(({ checkId, at }) => at.map((place) => `${checkId} ${place} failed`));
}

function contextOf(form: CompiledForm, subject: DemoSubject, period: Period): Context {
  const quoted = new Set(form.references.forms.map((reference) => reference.form));
  const forms: Record<string, Figures> = {};
  for (const code of subject.kind === 'commune' ? quoted : []) {
    const other = formOf(code);
    const covering = coveringPeriod(period, other.definition.periodKinds);
    if (covering) forms[code] = figures(other, subject, covering);
    else forms[code] = figuresOver(other, subject, partsOf(period, other.definition.periodKinds[0] ?? 'year'));
  }
  return { previous: figures(form, subject, previousPeriod(period)), forms };
}

/** Flows of a form over the parts of a longer period. */
function figuresOver(form: CompiledForm, subject: DemoSubject, parts: readonly Period[]): Figures {
  const all = parts.map((part) => figures(form, subject, part));
  const sum = (cell: string) => all.reduce((total, one) => total + BigInt(one[cell] ?? 0), 0n);
  return Object.fromEntries(Object.keys(all[0] ?? {}).map((cell) => [cell, `${sum(cell)}`]));
}

function figures(form: CompiledForm, subject: DemoSubject, period: Period): Figures {
  return figuresOf(form, compute(form, valuesOf(form, subject, period)));
}

function valuesOf(form: CompiledForm, subject: DemoSubject, period: Period): FormValues {
  const values = demoValues(province, form.definition.code, subject, period);
  if (!values) throw new Error(`no figures of ${form.definition.code} for ${subject.code}`);
  return values;
}

function subjectsOf({ definition: { filledBy, reportsFor } }: CompiledForm): DemoSubject[] {
  const about = reportsFor ?? filledBy;
  if (about === 'commune') return communes.map(({ code }) => ({ kind: 'commune', code }));
  if (about !== 'district') return [{ kind: 'province', code: '04' }];
  return [...new Set(communes.map(({ districtCode }) => districtCode))].map((code) => ({ kind: 'district', code }));
}

function formOf(code: string): CompiledForm {
  const known = compiled.get(code);
  if (known) return known;
  const definition: FormDefinition = read(`forms/${code}`);
  const form = compileForm(definition, { ethnicGroups, forms: formOf });
  compiled.set(code, form);
  return form;
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../../catalog/${name}.json`, import.meta.url), 'utf8'));
}
