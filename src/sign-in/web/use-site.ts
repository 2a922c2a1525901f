import { tellNames } from '../../platform/text/names.ts';
import { useAsk } from '../../platform/ui/query.ts';
import { getSite } from '../contract.ts';

/** Whose site it is and whom to call: asked once; from then on the sentences of the page name them. */
export const useSite = () => {
  const { data: site } = useAsk(getSite, {}, { staleTime: Number.POSITIVE_INFINITY });
  if (site) tellNames(site.names);
  return site;
};
