import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { choosePolicy, type PolicyEffect, previewPolicy } from '../../accounts/contract/policy.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { getPolicy, type PolicyView } from '../contract.ts';
import { type HolderKind, holderKinds } from '../rules/policy.ts';
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

/** Choosing presets and kinds: what it does is counted before it is applied. */
export const ChoiceForm = ({ policy, mayChoose }: { readonly policy: PolicyView; readonly mayChoose: boolean }) => {
  const optional = policy.presets.filter(({ mandatory }) => !mandatory);
  const now = optional.filter(({ chosen }) => chosen).map(({ code }) => code);
  const kindsNow = policy.choices.length > 0 ? policy.secondFactorKinds : [];
  const [presets, setPresets] = useState<readonly string[]>(now);
  const [kinds, setKinds] = useState<readonly HolderKind[]>(kindsNow);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState('');
  const changed = !same(presets, now) || !same(kinds, kindsNow);
  const query = { presets: presets.join(','), secondFactorKinds: kinds.join(',') };
  const effect = useAsk(previewPolicy, { query }, { enabled: changed && mayChoose, keepPrevious: true });
  const send = useSend(choosePolicy, [getPolicy]);
  const apply = (): void =>
    send.mutate(
      {
        body: {
          presets: [...presets],
          secondFactorKinds: [...kinds],
          reason: reason.trim(),
          ...(from === '' ? {} : { from }),
        },
      },
      {
        onSuccess: () => {
          say(words.applied);
          setAsking(false);
        },
      },
    );
  return (
    <Stack gap="lg" align="flex-start">
      <fieldset className="policy-choices">
        <legend>{words.presets}</legend>
        {policy.presets.map(({ code, name, basis, validFrom, mandatory }) => (
          <Checkbox
            key={code}
            label={name}
            description={`${basis}, ${words.presetSince(formatDay(validFrom))}${mandatory ? `, ${words.always}` : ''}`}
            checked={mandatory || presets.includes(code)}
            disabled={mandatory || !mayChoose}
            onChange={() => setPresets((list) => toggled(list, code))}
          />
        ))}
      </fieldset>
      <fieldset className="policy-choices policy-kinds">
        <legend>{words.kinds}</legend>
        {holderKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={kindWords[kind]}
            checked={kinds.includes(kind) || policy.secondFactorKinds.includes(kind)}
            disabled={!mayChoose}
            onChange={() => setKinds((list) => toggled(list, kind))}
          />
        ))}
      </fieldset>
      {mayChoose ? (
        <section aria-label={words.effect} aria-live="polite">
          {changed ? (
            <>
              <h3 className="policy-effect-title">{words.effect}</h3>
              <Answer of={effect} lines={3}>
                {(counted) => <Effect effect={counted} />}
              </Answer>
              <Button onClick={() => setAsking(true)} disabled={effect.data === undefined}>
                {words.apply}
              </Button>
            </>
          ) : (
            <p className="soft">{words.noChange}</p>
          )}
        </section>
      ) : null}
      <ConfirmDialog
        opened={asking}
        title={words.applyTitle}
        confirm={words.apply}
        busy={send.isPending}
        missing={lacking([reason.trim() === '', words.reason])}
        error={send.error}
        onConfirm={apply}
        onClose={() => setAsking(false)}
      >
        {effect.data ? <Effect effect={effect.data} /> : null}
        <Stack gap="sm" mt="md">
          <TextInput
            label={words.reason}
            description={words.reasonHint}
            withAsterisk
            data-autofocus
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <DayInput label={words.fromDay} description={words.fromDayWhy} value={from} onChange={setFrom} />
        </Stack>
      </ConfirmDialog>
    </Stack>
  );
};
