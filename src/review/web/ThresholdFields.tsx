import { Checkbox, NumberInput } from '@mantine/core';
import type { Threshold } from '../rules/together.ts';
import { messages } from './messages.ts';

type ThresholdFieldsProps = { readonly threshold: Threshold; readonly onChange: (next: Threshold) => void };

const words = messages.together;

/** From which change on a sheet is looked at by itself; the lists below follow at once. */
export const ThresholdFields = ({ threshold, onChange }: ThresholdFieldsProps) => (
  <fieldset className="together-threshold sheet">
    <legend className="visually-hidden">{words.threshold}</legend>
    <p>{words.thresholdWords}</p>
    <div className="together-fields">
      <Amount
        label={words.percent}
        value={threshold.percent}
        most={1000}
        onChange={(percent) => onChange({ ...threshold, percent })}
      />
      <Amount
        label={words.floor}
        value={threshold.floor}
        most={1_000_000_000}
        onChange={(floor) => onChange({ ...threshold, floor })}
      />
      <Checkbox
        label={words.first}
        checked={threshold.first}
        onChange={({ currentTarget: { checked } }) => onChange({ ...threshold, first: checked })}
      />
    </div>
  </fieldset>
);

type AmountProps = {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
};

const Amount = ({ label, value, most, onChange }: AmountProps) => (
  <NumberInput
    label={label}
    value={value}
    min={0}
    max={most}
    clampBehavior="strict"
    allowDecimal={false}
    allowNegative={false}
    thousandSeparator="."
    decimalSeparator=","
    onChange={(next) => onChange(Number(next) || 0)}
  />
);
