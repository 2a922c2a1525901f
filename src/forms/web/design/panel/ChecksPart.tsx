import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import type { CheckDefinition, Section } from '../../../rules/definition.ts';
import { checkId } from '../../../rules/design/codes.ts';
import type { FormulaPlace } from '../../../rules/design/design-index.ts';
import type { EditOperation } from '../../../rules/edit/operation.ts';
import type { DesignStore } from '../design-store.ts';
import { words } from '../messages.ts';
import { FormulaField } from './FormulaField.tsx';

type CheckProps = {
  readonly store: DesignStore;
  readonly section: Section;
  readonly check: CheckDefinition;
  readonly open: boolean;
};

const placeOf = ({ section, per }: CheckDefinition, shape: Section['shape']): FormulaPlace => {
  if (per === 'row') return { section, names: shape === 'list' ? 'fields' : 'columns' };
  return { section, names: per === 'column' ? 'rows' : 'cells' };
};

const pers = ['column', 'row', 'cell', 'form'] as const;
type SetCheck = Extract<EditOperation, { op: 'set-check' }>;

type Set = (values: SetCheck['values'], joining?: string) => void;
type PartProps = { readonly check: CheckDefinition; readonly set: Set };
const orNull = (text: string): string | null => (text === '' ? null : text);

const ScopePart = ({ check, set }: PartProps) => (
  <div className="design-fields">
    <NativeSelect
      size="xs"
      label={words.checkPer}
      value={check.per}
      data={pers.map((value) => ({ value, label: words.per[value] }))}
      onChange={(event) => set({ per: pers.find((value) => value === event.currentTarget.value) ?? 'form' })}
    />
    <NativeSelect
      size="xs"
      label={words.severity}
      value={check.severity}
      data={[
        { value: 'error', label: words.severities.error },
        { value: 'warning', label: words.severities.warning },
      ]}
      onChange={(event) => set({ severity: event.currentTarget.value === 'warning' ? 'warning' : 'error' })}
    />
  </div>
);

const WordsPart = ({ check, set }: PartProps) => (
  <>
    <TextInput
      size="xs"
      label={words.checkMessage}
      value={check.message}
      maxLength={300}
      placeholder={words.checkMessageHint}
      onChange={(event) => set({ message: event.currentTarget.value }, 'message')}
    />
    <TextInput
      size="xs"
      label={words.checkSentence}
      value={check.sentence ?? ''}
      maxLength={300}
      placeholder={words.checkSentenceHint}
      onChange={(event) => set({ sentence: orNull(event.currentTarget.value) }, 'sentence')}
    />
  </>
);

const ExceptPart = ({ check, set }: PartProps) => (
  <div className="design-fields">
    <TextInput
      size="xs"
      label={words.checkExcept}
      value={(check.except ?? []).join(', ')}
      maxLength={2_000}
      onChange={(event) => {
        const codes = event.currentTarget.value
          .toUpperCase()
          .split(',')
          .map((code) => code.trim());
        set({ except: codes.join('') === '' ? null : codes }, 'except');
      }}
    />
    <TextInput
      size="xs"
      label={words.checkFloor}
      value={check.floor ?? ''}
      maxLength={19}
      onChange={(event) => set({ floor: orNull(event.currentTarget.value.replace(',', '.')) }, 'floor')}
    />
  </div>
);

/** One check: what must hold, how grave it is, and what the person who fills the form is told. */
const CheckForm = ({ store, section, check }: Omit<CheckProps, 'open'>) => {
  const { id } = check;
  const set: Set = (values, joining) =>
    void store.edit([{ op: 'set-check', check: id, values }], joining === undefined ? undefined : `${joining} ${id}`);
  return (
    <div className="design-check-form">
      <FormulaField
        label={words.expression}
        index={store.state().index}
        place={placeOf(check, section.shape)}
        value={check.expression}
        placeholder="A05 <= A01"
        onChange={(expression) => set({ expression }, 'expression')}
      />
      <ScopePart check={check} set={set} />
      <WordsPart check={check} set={set} />
      <ExceptPart check={check} set={set} />
      <Button size="compact-xs" variant="default" onClick={() => store.edit([{ op: 'remove-check', check: id }])}>
        {words.removeCheck}
      </Button>
    </div>
  );
};

const OneCheck = (props: CheckProps) => {
  const { check, open } = props;
  const [opened, setOpened] = useState(open);
  // Led to it, or just added: it opens; nothing that is typed in it closes it.
  useEffect(() => {
    if (open) setOpened(true);
  }, [open]);
  return (
    <details
      className="design-check"
      open={opened}
      data-check={check.id}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>
        <Icon name={check.severity === 'error' ? 'cross' : 'alert'} size={14} />
        <span>
          <code>{check.expression || words.checkNew}</code>
          <span className="soft small">{check.message}</span>
        </span>
      </summary>
      <CheckForm {...props} />
    </details>
  );
};

type ChecksPartProps = {
  readonly store: DesignStore;
  readonly section: Section;
  /** Codes of the rows or columns where one stands; none: all checks of the section. */
  readonly codes: readonly string[];
  /** The check that one has been led to. */
  readonly shown: string | undefined;
};

const touchesOne = (check: CheckDefinition, codes: readonly string[]): boolean =>
  codes.some((code) => new RegExp(`(^|[^\\p{L}\\p{N}_])${code}($|[^\\p{L}\\p{N}_])`, 'u').test(check.expression));

/** The checks that touch what is chosen first, then the others of the section. */
export const ChecksPart = ({ store, section, codes, shown }: ChecksPartProps) => {
  const { checks } = store.state().definition;
  const own = checks.filter((check) => check.section === section.code);
  const here = own.filter((check) => touchesOne(check, codes));
  const others = own.filter((check) => !here.includes(check));
  const add = (): void => {
    const id = checkId(new Set(checks.map((check) => check.id)));
    const per = section.shape === 'table' ? 'column' : section.shape === 'list' ? 'row' : 'form';
    const check: CheckDefinition = { id, section: section.code, per, expression: '', severity: 'error', message: '' };
    store.edit([{ op: 'add-check', after: checks.at(-1)?.id ?? null, check }]);
  };
  const list = (some: readonly CheckDefinition[]) =>
    some.map((check) => (
      <OneCheck
        key={check.id}
        store={store}
        section={section}
        check={check}
        open={check.id === shown || check.expression === ''}
      />
    ));
  return (
    <section className="design-checks" aria-label={words.checks(own.length)}>
      <h3>
        {words.checks(own.length)}
        <Button size="compact-xs" variant="subtle" onClick={add} leftSection={<Icon name="plus" size={12} />}>
          {words.addCheck}
        </Button>
      </h3>
      {own.length === 0 ? <p className="small soft">{words.noChecks}</p> : null}
      {list([...here, ...others])}
    </section>
  );
};
