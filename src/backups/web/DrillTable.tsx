import { durationWords } from '../../jobs/rules/duration.ts';
import { formatNumber, formatTime } from '../../platform/text/vietnamese.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { DrillRow } from '../contract.ts';
import { outcomes, stepNames, words } from './messages.ts';

const Outcome = ({ drill: { outcome, reason } }: { readonly drill: DrillRow }) => {
  const { words: word, tone, icon } = outcomes[outcome];
  return (
    <>
      <Tag tone={tone} icon={icon}>
        {word}
      </Tag>
      {reason === null ? null : <span className="second wrong">{reason}</span>}
    </>
  );
};

const seconds = (ms: number): string => words.seconds(formatNumber((ms / 1000).toFixed(1)));

/** What the last trial did, step by step, with how long each took. */
export const DrillSteps = ({ drill }: { readonly drill: DrillRow }) => (
  <>
    <h3>{words.steps}</h3>
    <ol className="drill-steps sheet">
      {drill.steps.map(({ step, ms, words: seen }) => (
        <li key={step}>
          <span>
            {stepNames[step]}
            <span className="second">{seen}</span>
          </span>
          <span className="figures nowrap soft">{seconds(ms)}</span>
        </li>
      ))}
    </ol>
  </>
);

/** The last trials of restoring: of which backup, from where, how it ended, how long it took. */
export const DrillTable = ({ drills }: { readonly drills: readonly DrillRow[] }) => (
  <RecordTable
    label={words.drills}
    rows={drills}
    keyOf={({ id }) => id}
    sheet
    columns={[
      { words: words.began, as: 'name', className: 'figures nowrap', of: ({ beganAt }) => formatTime(beganAt) },
      { words: words.state, as: 'state', of: (drill) => <Outcome drill={drill} /> },
      {
        words: words.file,
        className: 'figures',
        of: ({ backupAt, file, place }) => (
          <>
            {backupAt === null ? file : formatTime(backupAt)}
            {place === null ? null : <span className="second">{place}</span>}
          </>
        ),
      },
      { words: words.took, className: 'figures nowrap', of: ({ beganAt, endedAt }) => durationWords(beganAt, endedAt) },
      { words: words.who, of: ({ askedBy }) => askedBy ?? words.automatic },
    ]}
  />
);
