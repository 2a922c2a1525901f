import { RecordTable } from '../../../platform/ui/RecordTable.tsx';
import type { PolicyView } from '../../../policy/contract.ts';
import { policyNames } from '../../../policy/rules/policy.ts';
import { valueWords, words } from './messages.ts';

/** Every value that holds, the preset it comes from and its legal basis. */
export const ValueTable = ({ policy }: { readonly policy: PolicyView }) => {
  const names = new Map(policy.presets.map(({ code, name }) => [code, name]));
  const held = policyNames.flatMap((name) => policy.held.filter((value) => value.name === name));
  return (
    <RecordTable
      label={words.valuesTable}
      rows={held}
      keyOf={({ name }) => name}
      sheet
      columns={[
        { words: words.value, as: 'name', of: ({ name }) => valueWords[name][0] },
        { words: words.holds, as: 'state', className: 'figures', of: ({ name, value }) => valueWords[name][1](value) },
        { words: words.from, className: 'nowrap', of: ({ preset }) => names.get(preset) },
        { words: words.basis, className: 'soft', of: ({ basis }) => basis },
      ]}
    />
  );
};
