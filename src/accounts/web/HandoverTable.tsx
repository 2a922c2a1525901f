import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { HandoverRow } from '../contract/handover.ts';
import { LetterLine } from './LetterLine.tsx';
import { words } from './messages-life.ts';

/** Handovers with their paper, the day of the change against the day it was reported (Đ7.6). */
export const HandoverTable = ({ handovers }: { readonly handovers: readonly HandoverRow[] }) =>
  handovers.length === 0 ? (
    <p className="soft">{words.handoversNone}</p>
  ) : (
    <RecordTable
      label={words.handovers}
      rows={handovers}
      keyOf={({ id }) => id}
      columns={[
        { words: words.unit, as: 'name', of: ({ unitPath }) => sentenceStart(unitPath) },
        {
          words: words.custodian,
          of: ({ custodian, former }) => (
            <>
              {custodian}
              {former === null ? null : <span className="second">{`← ${former}`}</span>}
            </>
          ),
        },
        { words: words.paper, of: ({ letter }) => <LetterLine letter={letter} /> },
        { words: words.changedOn, className: 'figures', of: ({ changedOn }) => formatDay(changedOn) },
        {
          words: words.reported,
          of: ({ reportedOn, daysLate }) => (
            <>
              <span className="figures">{formatDay(reportedOn)}</span>
              {daysLate > 0 ? (
                <span className="second">
                  <Tag tone="wrong" icon="clock">
                    {words.lateDays(daysLate)}
                  </Tag>
                </span>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
