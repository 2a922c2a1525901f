import { formatDay, formatTime } from '../../platform/text/vietnamese.ts';
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { CustodianPast } from '../contract/custodians.ts';
import { words } from './messages-life.ts';

/** Everybody who held the account, the latest first (Đ7.4). */
export const CustodianHistory = ({ custodians }: { readonly custodians: readonly CustodianPast[] }) =>
  custodians.length === 0 ? (
    <p className="soft">{words.historyNone}</p>
  ) : (
    <ScrollX label={words.history}>
      <table className="data">
        <caption className="visually-hidden">{words.history}</caption>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.position}</th>
            <th scope="col">{words.phone}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
          </tr>
        </thead>
        <tbody>
          {custodians.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.fullName}</th>
              <td>
                {one.position}
                <span className="small soft account-second">{one.section}</span>
              </td>
              <td>
                <span className="figures">{one.phone}</span>
                <span className="small soft account-second">{one.email}</span>
              </td>
              <td className="figures">{formatTime(one.from)}</td>
              <td className="figures">
                {one.to === null ? words.now : formatTime(one.to)}
                {one.to === null && one.leftOn !== null ? (
                  <span className="account-second">
                    <Tag tone="look" icon="alert">
                      {words.leftOn(formatDay(one.leftOn))}
                    </Tag>
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
