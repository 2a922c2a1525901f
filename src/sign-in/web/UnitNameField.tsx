import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useAsk } from '../../platform/ui/query.ts';
import { listUnitNames } from '../contract/lost-password.ts';
import { words } from './messages.ts';

type UnitNameFieldProps = {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly error: string | undefined;
};

const PAUSE_MS = 200;
const SHOWN = 6;

/** The unit's name, found in the list of all as one types; a name that is not in it is taken as it is written. */
export const UnitNameField = ({ value, onChange, error }: UnitNameFieldProps) => {
  const [search] = useDebouncedValue(value, PAUSE_MS);
  const { data } = useAsk(listUnitNames, { query: { search } }, { keepPrevious: true, staleTime: 60_000 });
  return (
    <Autocomplete
      label={words.lostUnit}
      description={words.lostUnitHint}
      withAsterisk
      maxLength={200}
      value={value}
      error={error}
      // As many as stand there without scrolling: whoever wants another types one word more.
      limit={SHOWN}
      withScrollArea={false}
      // The server has looked already, without diacritics.
      filter={({ options }) => options}
      data={data?.names ?? []}
      onChange={onChange}
    />
  );
};
