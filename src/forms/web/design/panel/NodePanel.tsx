import { Button, TextInput } from '@mantine/core';
import { type RefObject, useEffect, useState } from 'react';
import type { FormulaPlace } from '../../../rules/design/design-index.ts';
import { renameOps } from '../../../rules/design/rename.ts';
import { readSetting, type Target } from '../../../rules/design/settings.ts';
import { codeOf, findNode, isEthnic, isGroup, nodesOf, sectionOf } from '../../../rules/edit/tree.ts';
import type { DesignStore } from '../design-store.ts';
import { words } from '../messages.ts';
import { FormulaField } from './FormulaField.tsx';
import { GuidanceField } from './GuidanceField.tsx';
import { MeaningFields } from './MeaningFields.tsx';
import { AddingFields, TypeFields, useSettings } from './TypeFields.tsx';

export type PanelProps = {
  readonly store: DesignStore;
  readonly target: Target;
  readonly formula: RefObject<HTMLInputElement | null>;
};

/** The code is changed as a whole: half of it would be another name in every formula. */
const CodeField = ({
  store,
  section,
  axis,
  code,
}: {
  store: DesignStore;
  section: string;
  axis: 'rows' | 'columns';
  code: string;
}) => {
  const [text, setText] = useState(code);
  useEffect(() => setText(code), [code]);
  const take = (): void => {
    const to = text.trim().toUpperCase();
    if (to === '' || to === code || !store.edit(renameOps(store.state().definition, { section, axis, from: code, to })))
      setText(code);
  };
  return (
    <TextInput
      size="xs"
      label={words.code}
      value={text}
      maxLength={20}
      autoComplete="off"
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
};

const placeOf = (target: Target): FormulaPlace => {
  const { section } = target;
  if (target.on === 'cells') {
    const [row, column] = (target.cells[0] ?? '').split('.');
    return { section, names: 'both', row, column };
  }
  return target.on === 'rows' ? { section, names: 'rows' } : { section, names: 'columns' };
};

const FormulaPart = ({ store, target, formula }: PanelProps) => {
  const { read, write } = useSettings({ store, target });
  const setting = read('formula');
  const label =
    target.on === 'cells' ? words.formulaOfCells : target.on === 'rows' ? words.formulaOfRow : words.formulaOfColumn;
  return (
    <FormulaField
      label={label}
      index={store.state().index}
      place={placeOf(target)}
      value={setting.value ?? ''}
      input={formula}
      placeholder={setting.mixed ? words.severalValues : ''}
      onChange={(text) => write({ formula: text === '' ? null : text }, 'formula')}
    />
  );
};

/** The place of a condition: bare names are rows of the same column, or columns of the same row. */
const conditionPlace = ({ store, target }: PanelProps): FormulaPlace => {
  const { section } = target;
  const { rowsOf, columnsOf } = store.state().index.draft.index;
  const [row, column] = target.on === 'cells' ? (target.cells[0] ?? '').split('.') : [];
  const own = target.on === 'cells' ? undefined : target.codes[0];
  return {
    section,
    names: 'both',
    row: (target.on === 'rows' ? own : row) ?? rowsOf.get(section)?.[0],
    column: (target.on === 'columns' ? own : column) ?? columnsOf.get(section)?.[0],
  };
};

/** What must hold for the cells to be asked at all; elsewhere they stand greyed, with why. */
const ConditionPart = (props: PanelProps) => {
  const { store } = props;
  const { read, write } = useSettings(props);
  return (
    <FormulaField
      label={words.condition}
      index={store.state().index}
      place={conditionPlace(props)}
      value={read('condition').value ?? ''}
      placeholder={words.conditionHint}
      onChange={(text) => write({ condition: text === '' ? null : text }, 'condition')}
    />
  );
};

type OneProps = { readonly store: DesignStore; readonly target: Extract<Target, { on: 'rows' | 'columns' }> };

/** Words and code of the one row or column that is chosen. */
const OneNode = ({ store, target }: OneProps) => {
  const { section, on: axis, codes } = target;
  const [code = ''] = codes;
  const found = findNode(nodesOf(sectionOf(store.state().definition, section), axis), code);
  if (!found || codes.length !== 1) return null;
  const { node } = found;
  if (isEthnic(node)) return <EthnicPart store={store} target={target} />;
  return (
    <div className="design-fields" data-code={isGroup(node) ? undefined : 'yes'}>
      <TextInput
        size="xs"
        label={isGroup(node) ? words.headingLabel : words.title}
        value={node.label}
        maxLength={300}
        autoComplete="off"
        onChange={(event) =>
          store.edit(
            [{ op: 'set-node', section, axis, code, values: { label: event.currentTarget.value } }],
            `words ${code}`,
          )
        }
      />
      {isGroup(node) ? null : <CodeField store={store} section={section} axis={axis} code={codeOf(node)} />}
    </div>
  );
};

/** Which ethnic groups the columns are for. */
const EthnicPart = ({ store, target: { section, on: axis, codes } }: OneProps) => {
  const [code = ''] = codes;
  const found = findNode(nodesOf(sectionOf(store.state().definition, section), axis), code);
  if (!found || !isEthnic(found.node)) return null;
  const { ethnicGroups } = found.node;
  const chosen = new Set(ethnicGroups === 'all' ? store.groups.map((group) => group.code) : ethnicGroups);
  const put = (next: 'all' | string[]): void =>
    void store.edit([{ op: 'set-node', section, axis, code, values: { ethnicGroups: next } }]);
  return (
    <fieldset className="design-groups">
      <legend>{words.whichGroups(chosen.size, store.groups.length)}</legend>
      <Button size="compact-xs" variant="default" onClick={() => put('all')}>
        {words.allGroups}
      </Button>
      <div className="design-group-list">
        {store.groups.map((group) => (
          <label key={group.code}>
            <input
              type="checkbox"
              checked={chosen.has(group.code)}
              onChange={(event) => {
                const next = store.groups
                  .map((one) => one.code)
                  .filter((one) => (one === group.code ? event.currentTarget.checked : chosen.has(one)));
                if (next.length > 0) put(next.length === store.groups.length ? 'all' : next);
              }}
            />{' '}
            {group.name}
          </label>
        ))}
      </div>
    </fieldset>
  );
};

const isHeadingOnly = (store: DesignStore, target: Target): boolean => {
  if (target.on === 'cells') return false;
  const nodes = nodesOf(sectionOf(store.state().definition, target.section), target.on);
  return target.codes.every((code) => {
    const node = findNode(nodes, code)?.node;
    return node !== undefined && isGroup(node);
  });
};

/** Everything that the chosen rows, columns or cells say of themselves. */
export const NodePanel = (props: PanelProps) => {
  const { store, target } = props;
  const { definition } = store.state();
  const shape = sectionOf(definition, target.section).shape;
  const heading = isHeadingOnly(store, target);
  return (
    <>
      {target.on === 'cells' ? null : <OneNode store={store} target={target} />}
      {heading ? (
        <p className="small soft">{words.headingSaysNothing}</p>
      ) : (
        <>
          <TypeFields store={store} target={target} />
          {shape === 'list' ? null : <FormulaPart {...props} />}
          {shape === 'list' ? null : <ConditionPart {...props} />}
          {shape === 'narrative' ? null : <MeaningFields store={store} target={target} />}
          {shape === 'table' ? <AddingFields store={store} target={target} /> : null}
          <GuidanceField
            label={words.guidance}
            setting={readSetting(definition, target, 'guidance')}
            onChange={(text) => {
              const value = text === '' ? null : text;
              const key = target.on === 'cells' ? target.cells.join() : target.codes.join();
              const ops =
                target.on === 'cells'
                  ? [
                      {
                        op: 'set-cells' as const,
                        section: target.section,
                        cells: [...target.cells],
                        values: { guidance: value },
                      },
                    ]
                  : target.codes.map((code) => ({
                      op: 'set-node' as const,
                      section: target.section,
                      axis: target.on,
                      code,
                      values: { guidance: value },
                    }));
              store.edit(ops, `guidance ${key}`);
            }}
          />
        </>
      )}
    </>
  );
};
