import { searchKey } from '../../platform/text/search-key.ts';
import { useAsk } from '../../platform/ui/query.ts';
import { listUnits } from '../../units/contract.ts';

/** Units that can be asked for figures, as choices of a list. */
export const useReporters = (): { readonly value: string; readonly label: string }[] => {
  const { data } = useAsk(listUnits, { query: {} }, { staleTime: 60_000 });
  const reporters = (data?.units ?? []).filter((unit) => unit.kind !== 'province' && unit.kind !== 'agency');
  return reporters.map((unit) => ({ value: String(unit.id), label: unit.path }));
};

type Choice = { readonly value: string; readonly label: string };

/** Finds choices without regard to diacritics. */
export const findWithoutMarks = ({
  options,
  search,
  limit,
}: {
  readonly options: readonly unknown[];
  readonly search: string;
  readonly limit: number;
}) => {
  const key = searchKey(search);
  const choices = options.filter(
    (option): option is Choice => typeof option === 'object' && option !== null && 'label' in option,
  );
  return choices.filter((option) => searchKey(option.label).includes(key)).slice(0, limit);
};
