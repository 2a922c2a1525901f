export { RequestTabs } from './RequestTabs.tsx';
