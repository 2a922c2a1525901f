import type { FormValues } from '../../../forms/rules/values.ts';
import { periodName } from '../../../periods/rules/names.ts';
import type { Period } from '../../../periods/rules/period.ts';
import { previousPeriod } from '../../../periods/rules/relations.ts';
import type { UnitKind } from '../../../units/rules/unit.ts';
import { cultureForm, religionForm } from './forms/culture.ts';
import { areaForm, prestigeForm } from './forms/hamlets.ts';
import { incomeForm } from './forms/income.ts';
import { accessForm, housingForm, povertyForm } from './forms/living.ts';
import { migrationForm } from './forms/migration.ts';
import { changesForm, populationForm } from './forms/population.ts';
import { reportForm } from './forms/report.ts';
import { complaintsForm, incidentsForm, vicesForm } from './forms/safety.ts';
import { educationForm, healthForm, staffForm } from './forms/services.ts';
import { labourForm, productionForm } from './forms/work.ts';
import { applyPlanted } from './planted.ts';
import type { CommuneYear, DemoProvince } from './province.ts';

/** The unit that a sheet is about: a department's sheet is about a commune, a district or the province. */
export interface DemoSubject {
  readonly kind: UnitKind;
  readonly code: string;
}

/**
 * What is entered in a form for a subject and a period: input cells only, illustrative, complete, consistent with every
 * other form of the same province, and passing the form's checks but for the planted warnings. Undefined where the form
 * is not filled about such a subject.
 */
export function demoValues(
  province: DemoProvince,
  formCode: string,
  subject: DemoSubject,
  period: Period,
): FormValues | undefined {
  if (subject.kind === 'district') return districtValues(province, formCode, subject.code, period);
  if (subject.kind !== 'commune') return provinceValues(formCode, period);
  const values = communeForms.get(formCode)?.(province.at(subject.code, yearOf(period)), period, province);
  return values && applyPlanted(values, province, formCode, subject.code, period);
}

type CommuneForm = (place: CommuneYear, period: Period, province: DemoProvince) => FormValues;

const communeForms = new Map<string, CommuneForm>([
  ['DT01', populationForm],
  ['DT02', (place, period, province) => changesForm(place, province.at(place.commune.code, place.year - 1), period)],
  ['DT03', housingForm],
  ['DT04', accessForm],
  ['DT05', (place, { id, index }) => productionForm(place, id, index)],
  ['DT07', (place, _, province) => povertyForm(place, province)],
  ['DT08', (place, { id }) => labourForm(place, id)],
  ['DT09', cultureForm],
  ['DT10', (place, { id }) => vicesForm(place, id)],
  ['DT11', healthForm],
  ['DT14', religionForm],
  ['DT15', (place, { id }) => migrationForm(place, id)],
  ['DT16', (place, period) => complaintsForm(place, period.id, previousPeriod(period).id)],
  ['DT17', (place, { id }) => incidentsForm(place, id)],
  ['DT19', prestigeForm],
  ['DT20', areaForm],
]);

function districtValues(
  province: DemoProvince,
  formCode: string,
  code: string,
  period: Period,
): FormValues | undefined {
  const communes = province.district(code, yearOf(period));
  if (formCode === 'DT06') return incomeForm(communes, code, yearOf(period));
  return formCode === 'DT12' ? educationForm(communes, code) : undefined;
}

function provinceValues(formCode: string, period: Period): FormValues | undefined {
  if (formCode === 'DT13') return staffForm(yearOf(period));
  return formCode === 'DT22' ? reportForm(periodName(period)) : undefined;
}

/** The year whose stocks a period shows. A stage is reviewed in its first year. */
function yearOf(period: Period): number {
  return period.year;
}
