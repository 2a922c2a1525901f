import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { useForm } from '../../forms/web/index.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { Loading } from '../../platform/ui/Loading.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { useAsk } from '../../platform/ui/query.ts';
import { getSheet, type Sheet } from '../contract.ts';
import { EntryScreen } from './entry/EntryScreen.tsx';
import { useEntry } from './entry/use-entry.ts';
import { messages } from './messages.ts';

/** `/phieu/$id`: filling a form, or reading it when it is not one's turn. */
export const EntryPage = ({ id }: { readonly id: string }) => {
  // Asked at each visit (never fresh enough): without an answer of this visit the page below would wait for ever.
  const sheet = useAsk(getSheet, { params: { id } }, { staleTime: 0 });
  // What the page kept from an earlier visit may lack what was typed since.
  if (!sheet.isFetchedAfterMount && !sheet.error) return <Loading lines={10} />;
  return (
    <Answer of={sheet} titleOfError={messages.list.title}>
      {(found) => <SheetForm sheet={found} />}
    </Answer>
  );
};

const SheetForm = ({ sheet }: { readonly sheet: Sheet }) => {
  const { form, version, id, state, revision } = sheet.submission;
  const compiled = useForm(form, version);
  const [opening, setOpening] = useState(0);
  return (
    <Answer of={compiled}>
      {(found) => (
        <OpenSheet
          key={`${id} ${state} ${revision} ${opening}`}
          sheet={sheet}
          form={found}
          onReopen={() => setOpening(opening + 1)}
        />
      )}
    </Answer>
  );
};

type OpenSheetProps = { readonly sheet: Sheet; readonly form: CompiledForm; readonly onReopen: () => void };

const OpenSheet = ({ sheet, form, onReopen }: OpenSheetProps) => {
  const { account, custodian } = useMe();
  const client = useQueryClient();
  const refresh = (): void => void client.invalidateQueries({ queryKey: [getSheet.path] });
  const { entry, save, offered } = useEntry(sheet, form, { account: account.id, custodian }, refresh);
  return entry ? (
    <EntryScreen
      sheet={sheet}
      form={form}
      entry={entry}
      save={save}
      offered={offered}
      onReload={refresh}
      onReopen={onReopen}
    />
  ) : (
    <Loading lines={10} />
  );
};
