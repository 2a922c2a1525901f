import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/project-root.ts';
import { insideSentence } from '../../platform/text/sentence.ts';
import type { ImportedUnit } from '../../units/contract.ts';

/** The catalogue of Cao Bằng province as it stood in April 2022: facts as data, loaded with one command or by the demonstration. */
type CatalogueUnit = {
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly kind: ImportedUnit['kind'];
  readonly type: string;
  readonly parent: string | null;
  readonly alias?: string;
};
type Organisation = {
  readonly code: string;
  readonly name: string;
  readonly kind: 'board' | 'department' | 'agency';
  readonly sectors: readonly string[];
};

const read = <V>(name: string): V => JSON.parse(readFileSync(join(projectRoot, 'catalog', name), 'utf8')) as V;

export const catalogueFrom = '2019-01-01';
export const catalogueBasis =
  'Danh mục hành chính Tổng cục Thống kê ngày 10/4/2022; Nghị quyết 864 và 897/NQ-UBTVQH14; Quyết định 09/2022/QĐ-UBND';

/** Who does ethnic affairs in a district: Phòng Dân tộc, in the city the office of its People's Committee (Đ6.3). */
const agencyName = (unit: CatalogueUnit): string | undefined => {
  if (unit.kind === 'commune') return `UBND ${insideSentence(unit.fullName)}`;
  if (unit.kind !== 'district') return undefined;
  return unit.type === 'thành phố'
    ? `Văn phòng UBND ${insideSentence(unit.fullName)}`
    : `Phòng Dân tộc ${insideSentence(unit.fullName)}`;
};

const imported = (unit: CatalogueUnit): ImportedUnit => {
  const agency = agencyName(unit);
  return {
    code: unit.code,
    name: unit.name,
    fullName: unit.fullName,
    kind: unit.kind,
    parent: unit.parent,
    ...(agency ? { agencyName: agency } : {}),
    ...(unit.alias ? { alias: unit.alias } : {}),
  };
};

const shortOf = (fullName: string) => fullName.replace(/ tỉnh \p{Lu}.*$/u, '');

const organisation = ({ code, name, kind, sectors }: Organisation): ImportedUnit => ({
  code,
  name: shortOf(name),
  fullName: name,
  kind,
  parent: '04',
  sectors: [...sectors],
});

/** Province first, then the board, departments, districts and communes: parents stand before their children. */
export const catalogueUnits = (): ImportedUnit[] => {
  const { units } = read<{ units: CatalogueUnit[] }>('units-2022.json');
  const { organisations } = read<{ organisations: Organisation[] }>('organisations.json');
  const of = (kind: string) => units.filter((unit) => unit.kind === kind).map(imported);
  return [...of('province'), ...organisations.map(organisation), ...of('district'), ...of('commune')];
};

/** Whom to call who cannot sign in (Đ8): the board's telephone, e-mail, address. */
export const catalogueContact = (): { phone: string; email: string; address: string } => {
  const { organisations } = read<{
    organisations: (Organisation & { phone?: string; email?: string; address?: string })[];
  }>('organisations.json');
  const { phone = '', email = '', address = '' } = organisations.find(({ kind }) => kind === 'board') ?? {};
  return { phone, email, address };
};

export type CatalogueList = {
  readonly legalBasis: string;
  readonly from: string;
  readonly to: string | null;
  readonly complete: boolean;
  readonly note: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly members: readonly { readonly code: string; readonly name: string; readonly group: string }[];
};
export type CatalogueScheme = {
  readonly code: string;
  readonly title: string;
  readonly level: 'commune' | 'district';
  readonly note: string;
  readonly groups: readonly { readonly code: string; readonly label: string }[];
  readonly lists: readonly CatalogueList[];
};

/** How the communes are classed, as far as is known; what is known only in part says so. */
export const catalogueClassifications = (): readonly CatalogueScheme[] =>
  read<{ schemes: CatalogueScheme[] }>('classifications.json').schemes;

/** Codes are given anew after a reform: a list is about these units only where each has its name too. */
export const isOfCatalogueUnits = ({ members }: CatalogueList): boolean => {
  const names = new Map(
    catalogueUnits().flatMap(({ code, fullName, kind }) => (kind === 'commune' ? [[code, fullName] as const] : [])),
  );
  return members.every(({ code, name }) => names.get(code) === name);
};

export type CatalogueIndicator = {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly expression: string;
};

/** What is reckoned from the totals of the forms. */
export const catalogueIndicators = (): readonly CatalogueIndicator[] =>
  read<{ indicators: CatalogueIndicator[] }>('indicators.json').indicators;

type CatalogueForm = { readonly code: string };

/** All forms in the order of their codes, but a form that another quotes (`DT02.A07.TS`) before that one: only what is published can be quoted. */
export const catalogueForms = (): CatalogueForm[] => {
  const forms = readdirSync(join(projectRoot, 'catalog', 'forms'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => read<CatalogueForm>(join('forms', name)));
  const [begun, ordered] = [new Set<CatalogueForm>(), new Set<CatalogueForm>()];
  const place = (form: CatalogueForm): void => {
    if (begun.has(form)) return;
    begun.add(form);
    const text = JSON.stringify(form);
    for (const other of forms) if (text.includes(`${other.code}.`)) place(other);
    ordered.add(form);
  };
  for (const form of forms) place(form);
  return [...ordered];
};
