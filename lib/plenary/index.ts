export * from './commands';
export { decide } from './decide';
export * from './events';
export { networkStream, targetStream } from './events-delivery';
export * from './events-evidence';
export { evolvePlenary } from './evolve-plenary';
export { evolveResult } from './evolve-result';
export type { DeliveryFacts } from './facts-delivery';
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
