import { formatNumber, formatTime } from '../../platform/text/vietnamese.ts';
import { Tag } from '../../platform/ui/Tag.tsx';
import type { JobRow, ScheduleRow } from '../contract.ts';
import { durationWords } from '../rules/duration.ts';
import { states, words } from './messages.ts';

type Run = Pick<JobRow, 'state' | 'startedAt' | 'endedAt' | 'attempts'>;
type Shown = Run & Partial<Pick<JobRow, 'cancelAsked' | 'runAfter'>>;

/** Which attempt it is, and of what waits for another one when that comes. */
const attemptOf = ({ state, attempts, runAfter }: Shown): string | undefined => {
  if (state === 'waiting' && attempts > 0 && runAfter) return words.next(attempts, formatTime(runAfter));
  return attempts > 1 ? words.attempt(attempts) : undefined;
};

export const JobState = ({ job }: { readonly job: Shown }) => {
  const { words: word, tone, icon } = states[job.state];
  const ending = job.state === 'running' && job.cancelAsked;
  const attempt = attemptOf(job);
  return (
    <>
      <Tag tone={ending ? 'look' : tone} icon={icon}>
        {ending ? words.ending : word}
      </Tag>
      {attempt === undefined ? null : <span className="second">{attempt}</span>}
    </>
  );
};

type Named = Pick<JobRow, 'title' | 'error'> & Partial<Pick<JobRow, 'askedBy'>>;

/** What it is; who asked for it, and what went wrong, below. */
export const JobName = ({ job: { title, askedBy, error } }: { readonly job: Named }) => (
  <>
    {title}
    {askedBy ? <span className="second">{words.askedBy(askedBy.custodian ?? askedBy.username)}</span> : null}
    {error === null ? null : <span className="second wrong">{error}</span>}
  </>
);

/** A true bar with its figures in words beside it. */
export const JobProgress = ({ job: { progress, title, state } }: { readonly job: JobRow }) => {
  if (!progress || state !== 'running') return null;
  const { done, of, words: about } = progress;
  return (
    <div className="job-progress">
      <progress value={done} max={Math.max(of, 1)} aria-label={words.progressOf(title)} />
      <span className="small figures">{words.done(formatNumber(String(done)), formatNumber(String(of)))}</span>
      {about === null ? null : <span className="small soft">{about}</span>}
    </div>
  );
};

/** How long the last attempt took, or has taken so far. */
export const Took = ({ run, now }: { readonly run: Run; readonly now: number }) => {
  if (run.startedAt === null || run.state === 'waiting') return null;
  if (run.endedAt !== null) return durationWords(run.startedAt, run.endedAt);
  return words.stillRunning(durationWords(run.startedAt, new Date(now).toISOString()));
};

export const began = ({ startedAt }: Pick<ScheduleRow, 'startedAt'>): string =>
  startedAt === null ? words.notBegun : formatTime(startedAt);
