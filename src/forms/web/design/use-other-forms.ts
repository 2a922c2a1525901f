import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../../platform/ui/call.ts';
import { useAsk } from '../../../platform/ui/query.ts';
import { getFormVersion, listForms } from '../../contract.ts';
import type { FormDefinition } from '../../rules/definition.ts';
import type { OtherForm } from '../../rules/design/complete-formula.ts';
import { isGroup, nodesOf, walk } from '../../rules/edit/tree.ts';
import { isFormDefinition } from '../../rules/published-form.ts';

type Named = { readonly code: string; readonly label: string };

const leavesOf = (
  form: FormDefinition,
  section: FormDefinition['sections'][number],
  axis: 'rows' | 'columns',
): Named[] =>
  walk(nodesOf(section, axis)).flatMap(({ node }) =>
    isGroup(node) || !('label' in node) || form.sections.length === 0 ? [] : [{ code: node.code, label: node.label }],
  );

const otherForm = (form: FormDefinition): OtherForm => {
  const tables = form.sections.filter(({ shape }) => shape === 'table');
  return {
    code: form.code,
    title: form.title,
    rows: tables.flatMap((section) => leavesOf(form, section, 'rows')),
    columns: (row) => {
      const section = tables.find((one) => leavesOf(form, one, 'rows').some(({ code }) => code === row));
      return section ? leavesOf(form, section, 'columns') : [];
    },
  };
};

/** The other published forms, whose cells a formula may quote. */
export const useOtherForms = (own: string): readonly OtherForm[] => {
  const forms = useAsk(listForms, {});
  const others = (forms.data?.forms ?? []).filter(({ code }) => code !== own);
  const read = useQueries({
    queries: others.map(({ code, version }) => ({
      queryKey: ['form definition', code, version],
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: async () => {
        const { definition } = await call(getFormVersion, { params: { code, version } });
        return isFormDefinition(definition) ? definition : null;
      },
    })),
    combine: (answers) => answers.map(({ data }) => data),
  });
  return useMemo(() => read.flatMap((form) => (form ? [otherForm(form)] : [])), [read]);
};
