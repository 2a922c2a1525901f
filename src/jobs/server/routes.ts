import { type Binding, on } from '../../platform/call/binding.ts';
import * as contract from '../contract.ts';
import { cancel } from './cancel.ts';
import { getJob, listJobs } from './queries.ts';

export const jobRoutes: Binding[] = [
  on(contract.listJobs)(listJobs),
  on(contract.getJob)(getJob),
  on(contract.cancelJob, 'job.cancel')(cancel),
];
