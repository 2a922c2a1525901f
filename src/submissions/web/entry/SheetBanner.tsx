import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { type Place, placeName } from '../../../forms/rules/entry/places.ts';
import { formatTime } from '../../../platform/text/vietnamese.ts';
import { Icon, type IconName } from '../../../platform/ui/Icon.tsx';
import type { Sheet } from '../../contract.ts';
import { messages } from '../messages.ts';

type SheetBannerProps = { readonly sheet: Sheet; readonly form: CompiledForm; readonly onGo: (place: Place) => void };

/** Why the sheet is as it is: returned with reasons, excused or locked. */
export const SheetBanner = ({ sheet, form, onGo }: SheetBannerProps) => {
  const { submission } = sheet;
  const note = submission.state === 'returned' ? sheet.returns.find((one) => !one.answered) : undefined;
  if (note) return <ReturnedBanner note={note} form={form} onGo={onGo} />;
  if (submission.excusedReason)
    return <Line tone="look" icon="dash" words={messages.state.excused(submission.excusedReason)} />;
  if (submission.approved)
    return <Line tone="done" icon="lock" words={sheet.lockedBecause ?? messages.state.approved} />;
  if (!sheet.actions.includes('enter')) {
    const sent = submission.submittedAt ? `${messages.state.submitted(formatTime(submission.submittedAt))} ` : '';
    return <Line tone="info" icon="lock" words={sent + (sheet.lockedBecause ?? messages.state.readOnly)} />;
  }
  return null;
};

const Line = ({ tone, icon, words }: { readonly tone: string; readonly icon: IconName; readonly words: string }) => (
  <div className="entry-banner" data-tone={tone}>
    <Icon name={icon} />
    <p>{words}</p>
  </div>
);

type ReturnedBannerProps = {
  readonly note: Sheet['returns'][number];
  readonly form: CompiledForm;
  readonly onGo: (place: Place) => void;
};

const ReturnedBanner = ({ note, form, onGo }: ReturnedBannerProps) => (
  <section className="entry-banner" data-tone="wrong">
    <Icon name="back" />
    <div>
      <p>
        <strong>{messages.state.returnedTitle(note.by)}</strong> ({formatTime(note.at)}): {note.reason}
      </p>
      <ul>
        {note.cells.map(({ cell, reason }) => (
          <li key={cell}>
            <button
              type="button"
              className="entry-link"
              aria-label={messages.state.returnedGo(placeName(form, cell))}
              onClick={() => onGo(cell)}
            >
              {placeName(form, cell)}
            </button>
            : {reason}
          </li>
        ))}
      </ul>
      <p className="small">
        {messages.state.returnedDue(note.dueOn)}. {messages.state.returnedCells(note.cells.length)}
      </p>
    </div>
  </section>
);
