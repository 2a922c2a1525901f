export { findGroup, type GroupOnDay, inGroup, schemesKnown, standingsOf, unitsInGroup } from './standings.ts';
