import { digestOf } from '../../platform/digest/digest.ts';

/** A sheet that is added, at the revision it has. */
export type SignedMember = { readonly submission: string; readonly revision: number; readonly digest: string };
/** A sheet that need not be filled: its unit, and why. */
export type ExcusedMember = { readonly submission: string; readonly unit: number; readonly reason: string };

export type Consolidated = {
  /** Digest of the definition of the form's version. */
  readonly form: string;
  /** Null: all units of the round, which nobody signs. */
  readonly unit: number | null;
  readonly period: string;
  readonly members: readonly SignedMember[];
  readonly excused: readonly ExcusedMember[];
  /** Sheets that were withdrawn, at the revision they had. */
  readonly withdrawn?: readonly { readonly submission: string; readonly revision: number }[];
  readonly figures: readonly (string | null)[];
  readonly notApplicable: readonly (boolean | null)[] | null;
};

export const bySubmission = (a: { readonly submission: string }, b: { readonly submission: string }): number =>
  a.submission < b.submission ? -1 : 1;

/** Recipe 1, under which signatures up to 0.3.0 stand: without unit, period and excuses. */
const earlierDigest = ({ form, members, figures, notApplicable }: Consolidated): string =>
  digestOf({ form, members: members.toSorted(bySubmission), figures, notApplicable });

/**
 * What a signature on a consolidation is known by (R22; docs/digests.md, recipe 2): whose, of when, which sheets at which revision, who
 * was excused and why, what was withdrawn, the figures. It differs as soon as one of them does. `standing` is the digest of the signature that stands, where
 * there is one: made by recipe 1, it is compared by recipe 1.
 */
export const consolidationDigest = (content: Consolidated, standing?: string): string => {
  const { members, excused, withdrawn = [], ...rest } = content;
  if (standing !== undefined && standing === earlierDigest(content)) return standing;
  return digestOf({
    recipe: 'consolidation/2',
    ...rest,
    members: members.toSorted(bySubmission),
    excused: excused.toSorted(bySubmission),
    ...(withdrawn.length > 0 ? { withdrawn: withdrawn.toSorted(bySubmission) } : {}),
  });
};
