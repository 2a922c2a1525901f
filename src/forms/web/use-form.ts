import { type QueryClient, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../platform/ui/call.ts';
import { getFormVersion, listEthnicGroups } from '../contract.ts';
import type { CompiledForm } from '../rules/compiled.ts';
import { readPublishedForm } from '../rules/published-form.ts';

/** A form as it was published once. */
type Published = { readonly form: string; readonly version: number };

const KEPT = {
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
} as const;

const published = ({ form: code, version }: Published) => ({
  ...KEPT,
  queryKey: ['compiled form', code, version],
  queryFn: async (): Promise<CompiledForm> => {
    const [form, catalogue] = await Promise.all([
      call(getFormVersion, { params: { code, version } }),
      call(listEthnicGroups, {}),
    ]);
    return readPublishedForm(form.definition, catalogue.groups, form);
  },
});

/** A published form, compiled once per page: a version never changes. */
export const useForm = (code: string, version: number, enabled = true): UseQueryResult<CompiledForm, Error> =>
  useQuery({ ...published({ form: code, version }), enabled });

const all = async (client: QueryClient, wanted: readonly Published[]): Promise<readonly CompiledForm[]> =>
  Promise.all(wanted.map((one) => client.fetchQuery(published(one))));

/** Several of them, in the order in which they were named. */
export const useForms = (wanted: readonly Published[]): UseQueryResult<readonly CompiledForm[], Error> => {
  const client = useQueryClient();
  return useQuery({
    ...KEPT,
    queryKey: ['compiled forms', ...wanted.map(({ form, version }) => `${form} ${version}`)],
    queryFn: () => all(client, wanted),
  });
};
