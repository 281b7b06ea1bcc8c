export { ROSTER_COLUMNS, ROSTER_KINDS, type RosterKind } from './lists';
export { type AccountLine, type Parsed, parseAccounts, parseWitnesses, type WitnessLine } from './parse';
export { type KnownAccount, type Planned, planAccounts, planWitnesses } from './plan';
