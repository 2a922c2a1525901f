import { Button } from '@mantine/core';
import { call } from '../../../../platform/ui/call.ts';
import { useAsk } from '../../../../platform/ui/query.ts';
import { say } from '../../../../platform/ui/say.tsx';
import { getCodeList, listCodeLists } from '../../../contract/code-lists.ts';
import type { ValueType } from '../../../rules/definition.ts';
import { canSay, readSetting, type SettingChanges, settingOps, type Target } from '../../../rules/design/settings.ts';
import type { DesignStore } from '../design-store.ts';
import { words } from '../messages.ts';
import { overTimeWords, typeWords } from '../type-words.ts';
import { SettingCheck, SettingSelect, SettingText } from './SettingField.tsx';

const types: readonly ValueType[] = [
  'integer',
  'decimal',
  'percent',
  'boolean',
  'choice',
  'date',
  'text',
  'richtext',
  'ethnicGroup',
];
const numeric: readonly (ValueType | undefined)[] = ['integer', 'decimal', 'percent'];
const overTimes = ['flow', 'stock', 'first', 'mean', 'none'] as const;
const overUnits = ['sum', 'min', 'max', 'none'] as const;
const isOneOf = <V extends string>(values: readonly V[], text: string): V | undefined =>
  values.find((value) => value === text);

export type SettingsProps = { readonly store: DesignStore; readonly target: Target };

export const useSettings = ({ store, target }: SettingsProps) => {
  const { definition } = store.state();
  return {
    read: <N extends Parameters<typeof readSetting>[2]>(name: N) => readSetting(definition, target, name),
    write: (values: SettingChanges, joining?: string): void => {
      const key = target.on === 'cells' ? target.cells.join() : target.codes.join();
      store.edit(
        settingOps(definition, target, values),
        joining === undefined ? undefined : `${joining} ${target.on} ${key}`,
      );
    },
  };
};

const KindPart = (props: SettingsProps) => {
  const { on } = props.target;
  const { read, write } = useSettings(props);
  const [type, decimals, unit] = [read('type'), read('decimals'), read('unit')];
  return (
    <div className="design-fields" data-type="yes">
      <SettingSelect
        label={words.type}
        setting={type}
        on={on}
        value={type.value ?? ''}
        choices={types.map((value) => ({ value, label: typeWords[value] }))}
        onChange={(value) => write({ type: isOneOf(types, value) ?? null })}
      />
      {type.value === 'decimal' || type.value === 'percent' ? (
        <SettingSelect
          label={words.decimals}
          setting={decimals}
          on={on}
          value={decimals.value === undefined ? '' : String(decimals.value)}
          choices={[0, 1, 2, 3, 4, 5, 6].map((places) => ({ value: String(places), label: String(places) }))}
          onChange={(value) => write({ decimals: value === '' ? null : Number(value) })}
        />
      ) : null}
      <SettingText
        label={words.unit}
        setting={unit}
        on={on}
        value={unit.value ?? ''}
        maxLength={40}
        list={words.units}
        onChange={(value) => write({ unit: value === '' ? null : value }, 'unit')}
      />
    </div>
  );
};

type Tick = 'optional' | 'allowNegative' | 'learnt' | 'greyed' | 'personal';

/** What is ticked or not. */
const TickPart = (props: SettingsProps) => {
  const { target } = props;
  const { read, write } = useSettings(props);
  const ticks: readonly (readonly [Tick, string, boolean])[] = [
    ['optional', words.optional, true],
    ['allowNegative', words.negative, numeric.includes(read('type').value)],
    ['learnt', words.learnt, numeric.includes(read('type').value)],
    ['greyed', words.greyed, canSay(target, 'greyed')],
    ['personal', words.personal, target.on === 'columns'],
  ];
  return (
    <div className="design-checks-row">
      {ticks.map(([name, label, has]) =>
        has ? (
          <SettingCheck
            key={name}
            label={label}
            setting={read(name)}
            on={target.on}
            onChange={(value) => write({ [name]: value ? true : null })}
          />
        ) : null,
      )}
    </div>
  );
};

/** What is typed in the cells: kind, places, unit, whether it must be filled. */
export const TypeFields = (props: SettingsProps) => {
  const { read } = useSettings(props);
  return (
    <>
      <KindPart {...props} />
      {read('type').value === 'choice' ? (
        <>
          <ListField {...props} />
          <OptionsField {...props} />
        </>
      ) : null}
      <TickPart {...props} />
    </>
  );
};

/** A shared list from which the options come, at its newest version; the words are kept with the form. */
const ListField = (props: SettingsProps) => {
  const { read, write } = useSettings(props);
  const lists = useAsk(listCodeLists, {});
  const own = read('list');
  const [code = '', used = ''] = (own.value ?? '').split('@');
  const choose = async (chosen: string): Promise<void> => {
    const list = lists.data?.lists.find((one) => one.code === chosen);
    if (!list) return write({ list: null });
    const { items } = await call(getCodeList, { params: { code: chosen, number: list.number } });
    write({ list: `${chosen}@${list.number}`, options: items.map(({ label }) => label) });
  };
  const newer = lists.data?.lists.find((list) => list.code === code && list.number > Number(used));
  const known = lists.data?.lists ?? [];
  if (known.length === 0 && code === '') return null;
  return (
    <>
      <SettingSelect
        label={words.codeList}
        setting={own}
        on={props.target.on}
        value={code}
        choices={known.map((list) => ({ value: list.code, label: words.codeListOf(list.code, list.title) }))}
        onChange={(chosen) => void choose(chosen).catch((error: Error) => say(error.message, 'look'))}
      />
      {newer ? (
        <Button size="compact-xs" variant="default" onClick={() => void choose(code)}>
          {words.takeNewer(Number(used), newer.number)}
        </Button>
      ) : null}
    </>
  );
};

/** One option a line would need several lines: they stand behind each other, parted by semicolons. */
const OptionsField = (props: SettingsProps) => {
  const { read, write } = useSettings(props);
  const options = read('options');
  return (
    <SettingText
      label={words.options}
      setting={options}
      on={props.target.on}
      value={(options.value ?? []).join('; ')}
      placeholder={words.optionsHint}
      maxLength={4_000}
      onChange={(text) => {
        const listed = text.split(';').map((one, at, all) => (at === all.length - 1 ? one.trimStart() : one.trim()));
        // Words of one's own are no longer those of the list.
        const freed = read('list').value === undefined ? {} : { list: null };
        write({ options: text === '' ? null : listed, ...freed }, 'options');
      }}
    />
  );
};

/** How figures add over units and over time: only what is typed adds. */
export const AddingFields = (props: SettingsProps) => {
  const { read, write } = useSettings(props);
  const { on } = props.target;
  const time = read('overTime');
  const units = read('overUnits');
  const computed = read('formula').value !== undefined;
  const weight = typeof units.value === 'object' ? units.value.mean : undefined;
  const unitsValue = typeof units.value === 'object' ? 'mean' : (units.value ?? '');
  return (
    <>
      <div className="design-fields">
        <SettingSelect
          label={words.overUnits}
          setting={units}
          on={on}
          disabled={computed}
          value={computed ? '' : unitsValue}
          choices={[
            ...overUnits.map((value) => ({ value, label: words.overUnitsWords[value] })),
            { value: 'mean', label: words.overUnitsWords.mean },
          ]}
          onChange={(value) =>
            write({ overUnits: value === 'mean' ? { mean: '' } : (isOneOf(overUnits, value) ?? null) })
          }
        />
        <SettingSelect
          label={words.overTime}
          setting={time}
          on={on}
          disabled={computed}
          value={computed ? '' : (time.value ?? '')}
          choices={overTimes.map((value) => ({ value, label: overTimeWords[value] }))}
          onChange={(value) => write({ overTime: isOneOf(overTimes, value) ?? null })}
        />
      </div>
      {weight === undefined || computed ? null : (
        <SettingText
          label={words.weight}
          setting={units}
          on={on}
          value={weight}
          placeholder={words.weightHint}
          maxLength={41}
          onChange={(value) => write({ overUnits: { mean: value.trim() } }, 'weight')}
        />
      )}
      {computed ? <p className="small soft">{words.computedAdds}</p> : null}
    </>
  );
};
