import type { Job } from '../platform/jobs/job.ts';
import type { JobConfig } from '../platform/manifest.ts';
import { manifests } from './manifests.ts';

/** Every job of the product. */
export const jobsOf = (config: JobConfig): readonly Job[] => manifests.flatMap(({ jobs }) => jobs?.(config) ?? []);
