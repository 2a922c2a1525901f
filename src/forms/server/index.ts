export { carryOverVersions } from './carry-over.ts';
export { ethnicGroups } from './ethnic-groups.ts';
export { type FormRoute, routeDays, routesOn, writeRoute } from './form-route.ts';
export { type NewForm, type Published, type PublishOptions, publishedForms, publishForm } from './publish.ts';
export { draftToPublish, publishDraft, type Reading } from './publish-draft.ts';
export { listForms } from './queries.ts';
export { type FormVersion, getCompiled, publishedVersions, versionFor, versionsFor } from './versions.ts';
