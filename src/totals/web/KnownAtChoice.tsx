import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { useSetSearch } from '../../platform/ui/address.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { Disclosure } from '../../platform/ui/Disclosure.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { messages } from './messages.ts';

type KnownAtProps = { readonly knownAt: string | undefined };

/** As known on which day: figures corrected or withdrawn later stand as they were. */
export const KnownAtChoice = ({ knownAt }: KnownAtProps) => (
  <Disclosure label={knownAt === undefined ? messages.knownNow : messages.knownTo(formatDay(knownAt))}>
    {(close) => <Days knownAt={knownAt} close={close} />}
  </Disclosure>
);

const Days = ({ knownAt, close }: KnownAtProps & { readonly close: () => void }) => {
  const { today } = useMe();
  const setSearch = useSetSearch();
  const [day, setDay] = useState(knownAt ?? '');
  const late = day > today;
  const ask = (wanted: string | null): void => {
    setSearch({ knownAt: wanted, nguon: null });
    close();
  };
  return (
    <Stack gap="sm">
      <DayInput
        label={messages.knownDay}
        description={messages.knownHint}
        value={day}
        onChange={setDay}
        error={late ? messages.knownLate : undefined}
      />
      <Button size="compact-md" disabled={day === '' || late} onClick={() => ask(day)}>
        {messages.knownShow}
      </Button>
      {knownAt === undefined ? null : (
        <Button size="compact-md" variant="default" onClick={() => ask(null)}>
          {messages.knownBack}
        </Button>
      )}
    </Stack>
  );
};
