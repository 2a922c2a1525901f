import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { call } from '../../platform/ui/call.ts';
import { getFormVersion, listEthnicGroups } from '../contract.ts';
import type { CompiledForm } from '../rules/compiled.ts';
import { readPublishedForm } from '../rules/published-form.ts';

/** A published form, compiled once per page: a version never changes. */
export const useForm = (code: string, version: number, enabled = true): UseQueryResult<CompiledForm, Error> =>
  useQuery({
    queryKey: ['compiled form', code, version],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    enabled,
    queryFn: async () => {
      const [form, catalogue] = await Promise.all([
        call(getFormVersion, { params: { code, version } }),
        call(listEthnicGroups, {}),
      ]);
      return readPublishedForm(form.definition, catalogue.groups, form);
    },
  });
