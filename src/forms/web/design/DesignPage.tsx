import { useQuery } from '@tanstack/react-query';
import { listClassifications } from '../../../classifications/contract.ts';
import { Answer } from '../../../platform/ui/Answer.tsx';
import { call } from '../../../platform/ui/call.ts';
import { useAsk } from '../../../platform/ui/query.ts';
import { getDraft } from '../../contract/drafts.ts';
import { getFormVersion, listEthnicGroups } from '../../contract.ts';
import { groupsFrom, isFormDefinition } from '../../rules/published-form.ts';
import { DesignScreen } from './DesignScreen.tsx';
import { words } from './messages.ts';
import type { TrialFigures } from './TryForm.tsx';

/** The version that a draft follows, to be compared with. */
const useBefore = (code: string | undefined, version: number | undefined) =>
  useQuery({
    queryKey: ['form definition', code, version],
    staleTime: Number.POSITIVE_INFINITY,
    enabled: code !== undefined && version !== undefined,
    queryFn: async () => {
      const { definition } = await call(getFormVersion, { params: { code: code ?? '', version: version ?? 0 } });
      return isFormDefinition(definition) ? definition : null;
    },
  });

/** A form being designed. */
export const DesignPage = ({ draft: id, figures }: { readonly draft: string; readonly figures?: TrialFigures }) => {
  // Read once: from then on the page follows the edits.
  const draft = useAsk(getDraft, { params: { id } }, { staleTime: Number.POSITIVE_INFINITY });
  const groups = useAsk(listEthnicGroups, {}, { staleTime: Number.POSITIVE_INFINITY });
  const schemes = useAsk(listClassifications, {}, { staleTime: 60_000 });
  const before = useBefore(draft.data?.code, draft.data?.base?.version);
  return (
    <Answer of={draft} titleOfError={words.designTitle} lines={14}>
      {(view) => (
        <Answer of={groups} lines={14}>
          {({ groups: sent }) => (
            <Answer of={schemes} lines={14}>
              {({ classifications }) => (
                <DesignScreen
                  key={view.id}
                  draft={view}
                  groups={groupsFrom(sent)}
                  schemes={classifications}
                  before={before.data ?? undefined}
                  figures={figures}
                />
              )}
            </Answer>
          )}
        </Answer>
      )}
    </Answer>
  );
};
