export { type Choice, findChoice, keepChoice, kindsFrom, policyInForce, policyUnder } from './in-force.ts';
export { readPresets } from './presets.ts';
