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
export { readPresets } from './presets.ts';
