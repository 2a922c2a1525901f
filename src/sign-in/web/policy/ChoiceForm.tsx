import { Button, Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { formatDay } from '../../../platform/text/vietnamese.ts';
import { Answer } from '../../../platform/ui/Answer.tsx';
import { ConfirmDialog } from '../../../platform/ui/ConfirmDialog.tsx';
import { DayInput } from '../../../platform/ui/DayInput.tsx';
import { lacking } from '../../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../../platform/ui/kept/use-kept.ts';
import { useAsk, useSend } from '../../../platform/ui/query.ts';
import { say } from '../../../platform/ui/say.tsx';
import { getPolicy, type PolicyView } from '../../../policy/contract.ts';
import { type HolderKind, holderKinds } from '../../../policy/rules/policy.ts';
import { choosePolicy, type PolicyEffect, previewPolicy } from '../../contract/policy.ts';
import { kindWords, words } from './messages.ts';

const Effect = ({ effect }: { readonly effect: PolicyEffect }) => (
  <ul className="policy-effect">
    <li>{words.passwordsToChange(effect.passwordsToChange)}</li>
    {effect.minLengthGrowsTo === null ? null : <li>{words.lengthGrows(effect.minLengthGrowsTo)}</li>}
    <li>{words.factorsToEnrol(effect.secondFactorsToEnrol)}</li>
    <li>{words.accountsToClose(effect.accountsToClose)}</li>
    <li>{words.sessions(effect.sessionsTouched)}</li>
  </ul>
);

const toggled = <V,>(list: readonly V[], value: V): V[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

type Chosen = { readonly presets: readonly string[]; readonly kinds: readonly HolderKind[] };

/** What is ticked, whether it differs from what is in force, and what it would do. */
const useChoice = (policy: PolicyView, mayChoose: boolean) => {
  const now: Chosen = {
    presets: policy.presets.filter(({ chosen, mandatory }) => chosen && !mandatory).map(({ code }) => code),
    kinds: policy.choices.length > 0 ? policy.secondFactorKinds : [],
  };
  const [chosen, choose] = useState(now);
  const changed = !same(chosen.presets, now.presets) || !same(chosen.kinds, now.kinds);
  const query = { presets: chosen.presets.join(','), secondFactorKinds: chosen.kinds.join(',') };
  const effect = useAsk(previewPolicy, { query }, { enabled: changed && mayChoose, keepPrevious: true });
  return {
    chosen,
    changed,
    effect,
    togglePreset: (code: string) => choose((was) => ({ ...was, presets: toggled(was.presets, code) })),
    toggleKind: (kind: HolderKind) => choose((was) => ({ ...was, kinds: toggled(was.kinds, kind) })),
  };
};
type Choice = ReturnType<typeof useChoice>;

/** Choosing presets and kinds: what it does is counted before it is applied. */
export const ChoiceForm = ({ policy, mayChoose }: { readonly policy: PolicyView; readonly mayChoose: boolean }) => {
  const choice = useChoice(policy, mayChoose);
  const [asking, setAsking] = useState(false);
  return (
    <Stack gap="lg" align="flex-start">
      <PresetChoices policy={policy} mayChoose={mayChoose} choice={choice} />
      <fieldset className="policy-choices policy-kinds">
        <legend>{words.kinds}</legend>
        {holderKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={kindWords[kind]}
            checked={choice.chosen.kinds.includes(kind) || policy.secondFactorKinds.includes(kind)}
            disabled={!mayChoose}
            onChange={() => choice.toggleKind(kind)}
          />
        ))}
      </fieldset>
      {mayChoose ? <EffectSection choice={choice} onApply={() => setAsking(true)} /> : null}
      <ApplyDialog choice={choice} opened={asking} close={() => setAsking(false)} />
    </Stack>
  );
};

type PresetChoicesProps = { readonly policy: PolicyView; readonly mayChoose: boolean; readonly choice: Choice };

const PresetChoices = ({ policy, mayChoose, choice }: PresetChoicesProps) => (
  <fieldset className="policy-choices">
    <legend>{words.presets}</legend>
    {policy.presets.map(({ code, name, basis, validFrom, mandatory }) => (
      <Checkbox
        key={code}
        label={name}
        description={`${basis}, ${words.presetSince(formatDay(validFrom))}${mandatory ? `, ${words.always}` : ''}`}
        checked={mandatory || choice.chosen.presets.includes(code)}
        disabled={mandatory || !mayChoose}
        onChange={() => choice.togglePreset(code)}
      />
    ))}
  </fieldset>
);

type EffectSectionProps = { readonly choice: Choice; readonly onApply: () => void };

const EffectSection = ({ choice: { changed, effect }, onApply }: EffectSectionProps) => (
  <section aria-label={words.effect} aria-live="polite">
    {changed ? (
      <>
        <h3 className="policy-effect-title">{words.effect}</h3>
        <Answer of={effect} lines={3}>
          {(counted) => <Effect effect={counted} />}
        </Answer>
        <Button onClick={onApply} disabled={effect.data === undefined}>
          {words.apply}
        </Button>
      </>
    ) : (
      <p className="soft">{words.noChange}</p>
    )}
  </section>
);

type ApplyDialogProps = { readonly choice: Choice; readonly opened: boolean; readonly close: () => void };

/** Asks for the reason and the day, and says once more what will happen. */
const ApplyDialog = ({ choice: { chosen, effect }, opened, close }: ApplyDialogProps) => {
  const reason = useKeptText(['policy']);
  const [from, setFrom] = useState('');
  const send = useSend(choosePolicy, [getPolicy]);
  const { presets, kinds } = chosen;
  const wish = { presets: [...presets], secondFactorKinds: [...kinds], reason: reason.value.trim() };
  const applied = (): void => {
    reason.sent();
    say(words.applied);
    close();
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={words.applyTitle}
      confirm={words.apply}
      busy={send.isPending}
      missing={lacking([reason.value.trim() === '', words.reason])}
      error={send.error}
      onConfirm={() => send.mutate({ body: { ...wish, ...(from === '' ? {} : { from }) } }, { onSuccess: applied })}
      onClose={close}
    >
      {effect.data ? <Effect effect={effect.data} /> : null}
      <Stack gap="sm" mt="md">
        <KeptTextarea
          kept={reason}
          label={words.reason}
          description={words.reasonHint}
          withAsterisk
          data-autofocus
          maxLength={200}
        />
        <DayInput label={words.fromDay} description={words.fromDayWhy} value={from} onChange={setFrom} />
      </Stack>
    </ConfirmDialog>
  );
};
