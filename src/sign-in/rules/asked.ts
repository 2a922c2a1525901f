/** The job that tells whoever manages accounts of a new request, or (without a request) of a lost password. */
export const ACCOUNT_ASKED = 'account-asked-notice';
