import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useSearch } from '../../platform/ui/address.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { getCampaign, listCampaigns } from '../contract.ts';
import { words } from './messages.ts';
import type { Draft } from './plan.ts';
import { reuseCampaign } from './reuse.ts';

type ReuseFieldProps = { readonly draft: Draft; readonly change: (changes: Partial<Draft>) => void };

/** An earlier campaign to begin from; one that a link names (`?tu=`) is chosen already. */
export const ReuseField = ({ draft, change }: ReuseFieldProps) => {
  const [chosen, choose] = useState(useSearch().get('tu') ?? '');
  const { data } = useAsk(listCampaigns, { query: {} }, { staleTime: 60_000 });
  const earlier = useAsk(getCampaign, { params: { id: chosen } }, { enabled: chosen !== '' });
  const campaigns = data?.campaigns ?? [];
  if (campaigns.length === 0) return null;
  const take = (): void => {
    if (!earlier.data) return;
    change(reuseCampaign(draft, earlier.data));
    say(words.reused(earlier.data.title));
  };
  return (
    <>
      <div className="reuse">
        <NativeSelect
          label={words.reuse}
          description={words.reuseHint}
          value={chosen}
          data={[
            { value: '', label: words.reuseNone },
            ...campaigns.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
        <Button variant="default" disabled={!earlier.data || chosen === ''} onClick={take}>
          {words.reuseTake}
        </Button>
      </div>
      <InlineError error={chosen === '' ? null : earlier.error} />
    </>
  );
};
