export { canonicalJson, hashOf, hashWith, hashWords, sha256Hex } from './canonical';
export type { Cause } from './causes';
export { contestOf, contests, fieldsOf } from './contests';
export { type Difference, differenceKey, differencesOf } from './differences';
export { type LineMove, lineCauses, lineMoves } from './lines';
export {
	type Finding,
	findingKey,
	findingsOf,
	mustBeExplained,
	RULE_CODES,
	type RuleCode,
	sharedFigures,
} from './rules';
export { terbilang } from './terbilang';
export * from './types';
