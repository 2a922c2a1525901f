import { formatDay } from '../../platform/text/vietnamese.ts';
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
import { sentenceStart } from '../../platform/ui/sentence.ts';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { HandoverRow } from '../contract/handover.ts';
import { LetterLine } from './LetterLine.tsx';
import { words } from './messages-life.ts';

/** Handovers with their paper, the day of the change against the day it was reported (Đ7.6). */
export const HandoverTable = ({ handovers }: { readonly handovers: readonly HandoverRow[] }) =>
  handovers.length === 0 ? (
    <p className="soft">{words.handoversNone}</p>
  ) : (
    <ScrollX label={words.handovers}>
      <table className="data">
        <caption className="visually-hidden">{words.handovers}</caption>
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.custodian}</th>
            <th scope="col">{words.paper}</th>
            <th scope="col">{words.changedOn}</th>
            <th scope="col">{words.reported}</th>
          </tr>
        </thead>
        <tbody>
          {handovers.map((one) => (
            <tr key={one.id}>
              <th scope="row">{sentenceStart(one.unitPath)}</th>
              <td>
                {one.custodian}
                {one.former === null ? null : <span className="small soft account-second">{`← ${one.former}`}</span>}
              </td>
              <td>
                <LetterLine letter={one.letter} />
              </td>
              <td className="figures">{formatDay(one.changedOn)}</td>
              <td>
                <span className="figures">{formatDay(one.reportedOn)}</span>
                {one.daysLate > 0 ? (
                  <span className="account-second">
                    <Tag tone="wrong" icon="clock">
                      {words.lateDays(one.daysLate)}
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
