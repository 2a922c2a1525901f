import type { Breakdown } from '../../../rules/definition.ts';
import { canSay } from '../../../rules/design/settings.ts';
import { words } from '../messages.ts';
import { SettingSelect, SettingText } from './SettingField.tsx';
import { type SettingsProps, useSettings } from './TypeFields.tsx';

type Part = { readonly ethnicGroup?: string | undefined; readonly sex?: Breakdown['sex'] | undefined };

const withPart = (breakdown: Breakdown | undefined, part: Part): Breakdown | null => {
  const { ethnicGroup, sex }: Part = { ...breakdown, ...part };
  const said = { ...(ethnicGroup ? { ethnicGroup } : {}), ...(sex ? { sex } : {}) };
  return Object.keys(said).length === 0 ? null : said;
};

const BreakdownPart = (props: SettingsProps) => {
  const { store, target } = props;
  const { read, write } = useSettings(props);
  const breakdown = read('breakdown');
  const groups = [
    { value: 'minority', label: words.minority },
    { value: 'other', label: words.otherGroups },
    ...store.groups.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
  ];
  const set = (part: Part): void => write({ breakdown: withPart(breakdown.value, part) });
  return (
    <div className="design-fields">
      <SettingSelect
        label={words.breakdownGroup}
        setting={breakdown}
        on={target.on}
        value={breakdown.value?.ethnicGroup ?? ''}
        choices={groups}
        onChange={(ethnicGroup) => set({ ethnicGroup })}
      />
      <SettingSelect
        label={words.breakdownSex}
        setting={breakdown}
        on={target.on}
        value={breakdown.value?.sex ?? ''}
        choices={[
          { value: 'F', label: words.female },
          { value: 'M', label: words.male },
        ]}
        onChange={(sex) => set({ sex: sex === 'F' || sex === 'M' ? sex : undefined })}
      />
    </div>
  );
};

const codeOrNull = (value: string): string | null => (value === '' ? null : value.toUpperCase());

/** What the figures count and for whom: the line through time on which they stand. */
export const MeaningFields = (props: SettingsProps) => {
  const { target } = props;
  const { read, write } = useSettings(props);
  const indicator = read('indicator');
  const measure = read('measure');
  return (
    <>
      <div className="design-fields">
        <SettingText
          label={words.indicator}
          setting={indicator}
          on={target.on}
          value={indicator.value ?? ''}
          placeholder={words.indicatorHint}
          maxLength={40}
          onChange={(value) => write({ indicator: codeOrNull(value) }, 'indicator')}
        />
        <SettingText
          label={words.measure}
          setting={measure}
          on={target.on}
          value={measure.value ?? ''}
          maxLength={40}
          onChange={(value) => write({ measure: codeOrNull(value) }, 'measure')}
        />
      </div>
      {canSay(target, 'breakdown') ? <BreakdownPart {...props} /> : null}
    </>
  );
};
