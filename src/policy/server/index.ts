export { keepContact, readContact } from './contact.ts';
export {
  type Choice,
  findChoice,
  keepChoice,
  kindsFrom,
  type PolicyRow,
  policyFrom,
  policyInForce,
  policyQuery,
  policyUnder,
} from './in-force.ts';
export { learnNames, type NamesRow, namesColumns, namesFrom } from './names-in-force.ts';
export { readPresets } from './presets.ts';
