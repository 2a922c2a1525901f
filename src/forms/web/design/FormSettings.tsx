import { Checkbox, Group, MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { periodKindName } from '../../../periods/rules/names.ts';
import { periodKinds } from '../../../periods/rules/period.ts';
import { Dialog } from '../../../platform/ui/Dialog.tsx';
import { useAsk } from '../../../platform/ui/query.ts';
import { listUnits } from '../../../units/contract.ts';
import { listCatalogue } from '../../contract/catalogue.ts';
import type { FormDefinition, Orientation, PaperSize } from '../../rules/definition.ts';
import type { EditOperation } from '../../rules/edit/operation.ts';
import { fillerWords } from '../messages.ts';
import type { DesignStore } from './design-store.ts';
import { words } from './messages.ts';
import { GuidanceField } from './panel/GuidanceField.tsx';

type SetForm = Extract<EditOperation, { op: 'set-form' }>['values'];
type Write = (values: SetForm, joining?: string) => void;
type PartProps = { readonly form: FormDefinition; readonly write: Write };

const fillers = ['commune', 'district', 'department', 'board'] as const;
const reports = ['province', 'district', 'commune'] as const;
const calendars = ['administrative', 'statistical', 'school'] as const;
const orientations: readonly Orientation[] = ['portrait', 'landscape'];
const papers: readonly PaperSize[] = ['a4', 'a3'];
const isOneOf = <V extends string>(values: readonly V[], text: string | null): V | undefined =>
  values.find((value) => value === text);

const NamesPart = ({ form, write }: PartProps) => {
  const catalogue = useAsk(listCatalogue, { query: {} });
  const sectors = (catalogue.data?.sectors ?? []).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <TextInput
        label={words.formTitle}
        value={form.title}
        maxLength={300}
        onChange={(event) => write({ title: event.currentTarget.value }, 'form title')}
      />
      <TextInput
        label={words.formBasis}
        value={form.basis}
        maxLength={1_000}
        placeholder={words.formBasisHint}
        onChange={(event) => write({ basis: event.currentTarget.value }, 'form basis')}
      />
      <NativeSelect
        label={words.formSector}
        value={form.sector}
        data={[{ value: '', label: words.chooseSector }, ...sectors]}
        onChange={(event) => write({ sector: event.currentTarget.value })}
      />
    </>
  );
};

const PeriodPart = ({ form, write }: PartProps) => (
  <>
    <Checkbox.Group
      label={words.formPeriods}
      value={form.periodKinds}
      onChange={(kinds) => write({ periodKinds: periodKinds.filter((kind) => kinds.includes(kind)) })}
    >
      <Group gap="sm" mt={4}>
        {periodKinds.map((kind) => (
          <Checkbox key={kind} size="xs" value={kind} label={periodKindName(kind)} />
        ))}
      </Group>
    </Checkbox.Group>
    <NativeSelect
      label={words.formCalendar}
      value={form.calendar}
      data={calendars.map((value) => ({ value, label: words.calendars[value] }))}
      onChange={(event) => write({ calendar: isOneOf(calendars, event.currentTarget.value) ?? 'administrative' })}
    />
  </>
);

type Office = { readonly value: string; readonly label: string };

const LEVELS = ['filler', 'district'] as const;
const isLevel = (code: string): boolean => LEVELS.some((level) => level === code);

/** Offices that may verify, be consulted or read, with those that the form names already. */
const useOffices = ({
  verifier,
  furtherVerifiers = [],
  consulted = [],
  readers = [],
}: FormDefinition): readonly Office[] => {
  const units = useAsk(listUnits, { query: {} });
  const offices = (units.data?.units ?? [])
    .filter(({ kind }) => kind === 'department' || kind === 'board' || kind === 'agency')
    .map(({ kind, code, name }) => ({ value: kind === 'board' ? 'BDT' : code, label: name }));
  const named = [verifier, ...furtherVerifiers, ...consulted, ...readers].filter(
    (code) => code !== '' && !isLevel(code) && !offices.some(({ value }) => value === code),
  );
  return [...offices, ...[...new Set(named)].map((code) => ({ value: code, label: code }))];
};

const FillerPart = ({ form, write }: PartProps) => (
  <>
    <NativeSelect
      label={words.formFilledBy}
      value={form.filledBy}
      data={fillers.map((value) => ({ value, label: fillerWords[value] ?? value }))}
      onChange={(event) => write({ filledBy: isOneOf(fillers, event.currentTarget.value) ?? 'commune' })}
    />
    {form.filledBy === 'department' ? (
      <NativeSelect
        label={words.formReportsFor}
        value={form.reportsFor ?? ''}
        data={[
          { value: '', label: words.notSaid },
          ...reports.map((value) => ({ value, label: words.reportsFor[value] })),
        ]}
        onChange={(event) => write({ reportsFor: isOneOf(reports, event.currentTarget.value) ?? null })}
      />
    ) : null}
  </>
);

const RoutePart = ({ form, write }: PartProps) => {
  const offices = useOffices(form);
  return (
    <>
      <FillerPart form={form} write={write} />
      <NativeSelect
        label={words.formVerifier}
        value={form.verifier}
        data={[{ value: '', label: words.chooseVerifier }, ...offices]}
        onChange={(event) => write({ verifier: event.currentTarget.value })}
      />
      <MultiSelect
        label={words.formFurther}
        searchable
        data={offices.filter(({ value }) => value !== form.verifier)}
        value={[...(form.furtherVerifiers ?? [])]}
        onChange={(codes) => write({ furtherVerifiers: codes.length === 0 ? null : codes })}
      />
      <MultiSelect
        label={words.formConsulted}
        searchable
        data={[...offices]}
        value={[...(form.consulted ?? [])]}
        onChange={(codes) => write({ consulted: codes.length === 0 ? null : codes })}
      />
      <ReadersPart form={form} write={write} offices={offices} />
    </>
  );
};

/** Who sees the figures of a form that not everybody may see: who fills it and who verifies it do in any case. */
const ReadersPart = ({ form, write, offices }: PartProps & { readonly offices: readonly Office[] }) => (
  <>
    <Checkbox
      label={words.formSensitive}
      checked={form.sensitive === true}
      onChange={(event) =>
        write(event.currentTarget.checked ? { sensitive: true } : { sensitive: null, readers: null })
      }
    />
    {form.sensitive === true ? (
      <MultiSelect
        label={words.formReaders}
        description={form.readers === undefined ? words.readersUnsaid : words.readersSaid}
        searchable
        clearable
        data={[...LEVELS.map((value) => ({ value, label: words.readerLevels[value] })), ...offices]}
        value={[...(form.readers ?? [])]}
        onChange={(codes) => write({ readers: codes.length === 0 ? null : codes })}
      />
    ) : null}
  </>
);

const PaperPart = ({ form, write }: PartProps) => (
  <>
    <Group gap="sm" grow align="flex-end">
      <NativeSelect
        label={words.formOrientation}
        value={form.orientation ?? ''}
        data={[
          { value: '', label: words.orientationByItself },
          ...orientations.map((value) => ({ value, label: words.orientations[value] })),
        ]}
        onChange={(event) => write({ orientation: isOneOf(orientations, event.currentTarget.value) ?? null })}
      />
      <NativeSelect
        label={words.formPaper}
        value={form.paper ?? 'a4'}
        data={papers.map((value) => ({ value, label: value.toUpperCase() }))}
        onChange={(event) => write({ paper: event.currentTarget.value === 'a3' ? 'a3' : null })}
      />
    </Group>
    <Checkbox
      label={words.formPagePerSection}
      checked={form.pagePerSection === true}
      onChange={(event) => write({ pagePerSection: event.currentTarget.checked ? true : null })}
    />
  </>
);

type FormSettingsProps = { readonly store: DesignStore; readonly form: FormDefinition; readonly onClose: () => void };

/** What the form is called, on what it rests, who fills and verifies it, for which periods. Every change is kept at once. */
export const FormSettings = ({ store, form, onClose }: FormSettingsProps) => {
  const write: Write = (values, joining) => void store.edit([{ op: 'set-form', values }], joining);
  return (
    <Dialog title={words.formSettingsOf(form.code)} onClose={onClose}>
      <div className="design-settings">
        <NamesPart form={form} write={write} />
        <PeriodPart form={form} write={write} />
        <RoutePart form={form} write={write} />
        <PaperPart form={form} write={write} />
        <GuidanceField
          label={words.formGuidance}
          setting={{ value: form.guidance, mixed: false, from: 'own' }}
          onChange={(text) => write({ guidance: text === '' ? null : text }, 'form guidance')}
        />
        <p className="small soft">{words.noSecrets}</p>
      </div>
    </Dialog>
  );
};
