import { formatNumber, formatTime } from '../../platform/text/vietnamese.ts';
import { Icon } from '../../platform/ui/Icon.tsx';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { BackupCopy, BackupRow } from '../contract.ts';
import { sizeWords } from '../rules/size-words.ts';
import { causes, outcomes, words } from './messages.ts';

/** Its instant; why it was made, by whom, and what went wrong below. */
const Name = ({ backup: { written, beganAt, cause, askedBy, error } }: { readonly backup: BackupRow }) => (
  <>
    {formatTime(written?.at ?? beganAt)}
    <span className="second">{askedBy === null ? causes[cause] : `${causes[cause]}: ${askedBy}`}</span>
    {error === null ? null : <span className="second wrong">{error}</span>}
  </>
);

const copyWords = ({ place, error, removedAt }: BackupCopy): string => {
  if (error !== null) return `${place}: ${error}`;
  return removedAt === null ? place : `${place} (${words.removed})`;
};

const Places = ({ copies }: { readonly copies: readonly BackupCopy[] }) => (
  <ul className="backup-places">
    {copies.map((copy) => (
      <li key={copy.place} className={copy.error === null ? undefined : 'wrong'}>
        <Icon name={copy.error !== null ? 'cross' : copy.removedAt === null ? 'check' : 'dash'} size={14} />
        <span>{copyWords(copy)}</span>
      </li>
    ))}
  </ul>
);

const Tried = ({ drill }: Pick<BackupRow, 'drill'>) => {
  if (drill === null) return <span className="soft">{words.untried}</span>;
  const { words: word, tone, icon } = outcomes[drill.outcome];
  return (
    <>
      <Tag tone={tone} icon={icon}>
        {word}
      </Tag>
      <span className="second">{formatTime(drill.at)}</span>
    </>
  );
};

const Size = ({ written }: Pick<BackupRow, 'written'>) =>
  written === null ? null : (
    <>
      {sizeWords(written.bytes)}
      <span className="second">
        {words.rows(formatNumber(String(written.tables)), formatNumber(String(written.rows)))}
      </span>
    </>
  );

/** Every backup with where it lies and whether it was restored for trial. */
export const BackupTable = ({ backups }: { readonly backups: readonly BackupRow[] }) => (
  <RecordTable
    label={words.backups}
    rows={backups}
    keyOf={({ id }) => id}
    sheet
    columns={[
      { words: words.at, as: 'name', className: 'figures', of: (backup) => <Name backup={backup} /> },
      {
        words: words.state,
        as: 'state',
        of: ({ error }) => (
          <Tag tone={error === null ? 'done' : 'wrong'} icon={error === null ? 'check' : 'alert'}>
            {error === null ? words.good : words.bad}
          </Tag>
        ),
      },
      { words: words.size, className: 'figures nowrap', of: (backup) => <Size written={backup.written} /> },
      { words: words.places, of: ({ copies }) => <Places copies={copies} /> },
      { words: words.tried, of: ({ drill, written }) => (written === null ? null : <Tried drill={drill} />) },
    ]}
  />
);
