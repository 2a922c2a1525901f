import { Switch } from '@mantine/core';
import type { CompiledForm } from '../../../forms/rules/compiled.ts';
import { Legend, SectionBody } from '../../../forms/web/grid/index.ts';
import type { Sheet } from '../../contract.ts';
import { messages } from '../messages.ts';
import { CellPanel } from './CellPanel.tsx';
import type { EntryTools } from './use-entry-tools.ts';

type SectionWorkProps = { readonly sheet: Sheet; readonly form: CompiledForm; readonly tools: EntryTools };

/** The section one works in, with the panel of the cell one stands on. */
export const SectionWork = ({
  sheet,
  form,
  tools: { tools, active, section, panel, showBefore, setShowBefore },
}: SectionWorkProps) => {
  const previous = section.shape === 'table' ? sheet.previousPeriodName : null;
  return (
    <div className="entry-work" role="tabpanel" id="entry-section" aria-labelledby={`tab-${section.code}`}>
      <div className="entry-section">
        {section.guidance ? <p className="soft entry-hint">{section.guidance}</p> : null}
        <SectionBody key={section.code} section={section} tools={tools} />
        {previous ? (
          <Switch
            size="xs"
            mt="sm"
            label={`${messages.entry.showBefore} (${previous})`}
            checked={showBefore}
            onChange={(event) => setShowBefore(event.currentTarget.checked)}
          />
        ) : null}
        {sheet.actions.includes('enter') && section.shape !== 'narrative' ? (
          <Legend previous={showBefore ? previous : null} />
        ) : null}
      </div>
      <CellPanel
        submission={sheet.submission.id}
        form={form}
        place={active}
        tools={tools}
        lockedBecause={sheet.lockedBecause}
        panel={panel}
      />
    </div>
  );
};
