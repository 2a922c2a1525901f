import { ScrollX } from '../../platform/ui/ScrollX.tsx';
import type { PolicyView } from '../contract.ts';
import { policyNames } from '../rules/policy.ts';
import { valueWords, words } from './messages.ts';

/** Every value that holds, the preset it comes from and its legal basis. */
export const ValueTable = ({ policy }: { readonly policy: PolicyView }) => {
  const names = new Map(policy.presets.map(({ code, name }) => [code, name]));
  const held = new Map(policy.held.map((value) => [value.name, value]));
  return (
    <ScrollX label={words.valuesTable} className="sheet">
      <table className="data">
        <caption className="visually-hidden">{words.values}</caption>
        <thead>
          <tr>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.holds}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.basis}</th>
          </tr>
        </thead>
        <tbody>
          {policyNames.map((name) => {
            const value = held.get(name);
            if (!value) return null;
            const [label, inWords] = valueWords[name];
            return (
              <tr key={name}>
                <th scope="row">{label}</th>
                <td className="figures">{inWords(value.value)}</td>
                <td>{names.get(value.preset)}</td>
                <td className="soft">{value.basis}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollX>
  );
};
