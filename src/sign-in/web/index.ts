export { Doorway } from './Doorway.tsx';
export { demandFrom } from './demand-from.ts';
export { PasswordRules } from './PasswordRules.tsx';
export { SessionList } from './SessionList.tsx';
export { useSignedIn } from './use-signed-in.ts';
export { useSite } from './use-site.ts';
