import { TotalsScreen } from '../../totals/web/index.ts';
import { IndicatorTable } from './IndicatorTable.tsx';

/** `/tong-hop`: the totals, and what is reckoned from them. */
export const TotalsPage = () => <TotalsScreen beside={(question) => <IndicatorTable question={question} />} />;
