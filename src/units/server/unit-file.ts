import type { Body } from '../../platform/contract/route.ts';
import type { importUnits } from '../contract.ts';

/** The units of an import with the day from which they hold and their legal basis. */
export type UnitFile = Body<typeof importUnits>;
