import { Checkbox, Stack, TextInput } from '@mantine/core';
import { type FormRow, listForms } from '../../../forms/contract.ts';
import { periodName } from '../../../periods/rules/names.ts';
import { Answer } from '../../../platform/ui/Answer.tsx';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { useAsk } from '../../../platform/ui/query.ts';
import { words } from '../messages.ts';
import { type Draft, nameOfPeriod } from '../plan.ts';
import { PeriodFields, periodIn } from './PeriodFields.tsx';
import type { StepProps } from './step-props.ts';

type Picked = Draft['forms'];

const has = (picked: Picked, form: string, period: string): boolean =>
  picked.some((one) => one.form === form && one.period === period);

const toggled = (picked: Picked, form: string, period: string): Picked =>
  has(picked, form, period)
    ? picked.filter((one) => one.form !== form || one.period !== period)
    : [...picked, { form, period }];

const about = (form: FormRow): string =>
  [words.filledBy[form.filledBy] ?? '', form.sensitive ? words.sensitive : '']
    .filter((part) => part !== '')
    .join(' · ');

const FormChoices = ({ forms, draft, change }: StepProps & { readonly forms: readonly FormRow[] }) => {
  const period = periodIn(draft);
  if (forms.length === 0) return <p>{words.noForms}</p>;
  if (!period) return null;
  const fitting = forms.filter((form) => form.periodKinds.includes(period.kind));
  return (
    <fieldset className="plain-fieldset choices">
      <legend>{words.formsFor(periodName(period))}</legend>
      {fitting.length === 0 ? <p className="soft">{words.noFormFor}</p> : null}
      {fitting.map((form) => (
        <Checkbox
          key={form.code}
          label={`${form.code} · ${form.title}`}
          description={about(form)}
          checked={has(draft.forms, form.code, period.id)}
          onChange={() => change({ forms: toggled(draft.forms, form.code, period.id) })}
        />
      ))}
    </fieldset>
  );
};

const PickedForms = ({ draft, change, errors }: StepProps) => (
  <section aria-live="polite">
    <h3>{words.picked}</h3>
    {draft.forms.length === 0 ? (
      <p className="small" style={errors.forms ? { color: 'var(--red-ink)' } : {}}>
        {words.pickedNone}
      </p>
    ) : null}
    <ul className="picked">
      {draft.forms.map(({ form, period }) => (
        <li key={`${form}|${period}`}>
          <span>{`${form} · ${nameOfPeriod(period)}`}</span>
          <button
            type="button"
            aria-label={words.unpick(`${form} ${nameOfPeriod(period)}`)}
            onClick={() => change({ forms: toggled(draft.forms, form, period) })}
          >
            <Icon name="cross" />
          </button>
        </li>
      ))}
    </ul>
  </section>
);

/** Which forms for which period; several periods can be picked one after the other. */
export const FormsStep = (props: StepProps) => {
  const forms = useAsk(listForms, {}, { staleTime: 60_000 });
  return (
    <Stack gap="md">
      <TextInput
        label={words.title}
        description={words.titleHint}
        withAsterisk
        maxLength={200}
        value={props.draft.title}
        error={props.errors.title}
        onChange={(event) => props.change({ title: event.currentTarget.value })}
      />
      <PeriodFields draft={props.draft} change={props.change} />
      <Answer of={forms}>{(answer) => <FormChoices {...props} forms={answer.forms} />}</Answer>
      <PickedForms {...props} />
    </Stack>
  );
};
