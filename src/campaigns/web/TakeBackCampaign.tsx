import { Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { Answer } from '../../platform/ui/Answer.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { listGranted, type RoundRow, takeBackCampaign } from '../contract/taking-back.ts';
import { getCampaign, listCampaigns } from '../contract.ts';
import { heldWords } from '../rules/taking-back.ts';
import { words } from './messages.ts';
import { TakeBackDialog } from './TakeBackDialog.tsx';

const keyOf = ({ form, period }: RoundRow): string => `${form}|${period}`;

type RoundChoiceProps = {
  readonly rounds: readonly RoundRow[];
  readonly chosen: readonly string[];
  readonly choose: (keys: string[]) => void;
};

/** Each form of the campaign; what can no longer be taken back says why. */
const RoundChoice = ({ rounds, chosen, choose }: RoundChoiceProps) => (
  <Checkbox.Group label={words.takeBackForms} value={[...chosen]} onChange={choose}>
    <Stack gap="xs" mt={6}>
      {rounds.map((round) => (
        <Checkbox
          key={keyOf(round)}
          value={keyOf(round)}
          disabled={round.held !== null}
          label={`${round.form} · ${round.title}, ${round.periodName}`}
          description={round.held === null ? words.begun(round.begun) : heldWords[round.held]}
        />
      ))}
    </Stack>
  </Checkbox.Group>
);

type TakeBackCampaignProps = { readonly campaignId: string; readonly close: () => void };

const Asking = ({ campaignId, rounds, close }: TakeBackCampaignProps & { readonly rounds: readonly RoundRow[] }) => {
  const free = rounds.filter(({ held }) => held === null);
  const [chosen, choose] = useState<readonly string[]>(free.map(keyOf));
  const send = useSend(takeBackCampaign, [listGranted, getCampaign, listCampaigns]);
  const wanted = free.filter((round) => chosen.includes(keyOf(round)));
  return (
    <TakeBackDialog
      campaignId={campaignId}
      what="campaign"
      title={words.takeBackCampaignTitle}
      confirm={words.takeBackCampaignConfirm(wanted.length)}
      missing={lacking([wanted.length === 0, words.takeBackForms])}
      busy={send.isPending}
      error={send.error}
      send={async (reason) => {
        const body = { rounds: wanted.map(({ form, period }) => ({ form, period })), reason };
        return (await send.mutateAsync({ params: { id: campaignId }, body })).takenBack;
      }}
      close={close}
      effect={<p>{words.takeBackCampaignEffect}</p>}
    >
      <RoundChoice rounds={rounds} chosen={chosen} choose={choose} />
    </TakeBackDialog>
  );
};

/** A campaign opened by mistake, or some of its forms, taken back while no unit has sent. */
export const TakeBackCampaign = ({ campaignId, close }: TakeBackCampaignProps) => {
  const granted = useAsk(listGranted, { params: { id: campaignId } });
  return (
    <Answer of={granted} lines={1}>
      {({ rounds }) => <Asking campaignId={campaignId} rounds={rounds} close={close} />}
    </Answer>
  );
};
