/** Every step that may stand in the history of a submission; an excuse leaves its state as it is. */
export const submissionStepActions = [
  'submit',
  'accept',
  'return',
  'correct',
  'withdraw',
  'put-back',
  'excuse',
  'take-back-excuse',
] as const;
export type SubmissionStepAction = (typeof submissionStepActions)[number];
