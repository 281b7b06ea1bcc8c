export * from './commands';
export { FLOWS, type Flow } from './commands-contests';
export { decide } from './decide';
export * from './events';
export { PACK_STREAM } from './events-contests';
export { emptyPack, evolvePack, type PackState } from './evolve-pack';
export { evolvePlenary } from './evolve-plenary';
export { evolveResult } from './evolve-result';
export { allowed, POLICY, type Policy, type Reach } from './policy';
export * from './refusals';
export * from './roles';
export * from './settlement';
export * from './state';
export * from './view';
export type {
	AccountFact,
	Decision,
	Facts,
	ResultCommand,
	World,
} from './world';
