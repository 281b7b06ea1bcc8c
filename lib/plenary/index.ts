export * from './adoption';
export * from './adoption-hash';
export { BOX, type Box, type BoxState, boxState, type Incident, isOpen } from './box';
export { CASE, type Case, type CaseStep, isPending, travelsUp } from './case';
export * from './commands';
export * from './commands-adoption';
export * from './commands-attendance';
export * from './commands-box';
export * from './commands-case';
export { FLOWS, type Flow } from './commands-contests';
export { PERMIT_LEVELS, type PermitLevel } from './commands-excel';
export { OPERATOR_DUTIES, type OperatorDuty } from './commands-operator';
export * from './commands-pause';
export * from './commands-preparation';
export * from './commands-recount';
export * from './commands-reopen';
export { decide } from './decide';
export { figuresNow, standingOf } from './decide-excel';
export * from './events';
export * from './events-adoption';
export { PACK_STREAM } from './events-contests';
export { networkStream, targetStream } from './events-delivery';
export * from './events-evidence';
export * from './events-excel';
export type { LockedSum, PanelPosition } from './events-meeting';
export { operatorStream, STAND_IN_STREAM } from './events-operator';
export { parsePhotoStream, photoStream } from './events-photo';
export {
	arrivalStream,
	type Invited,
	PREPARATION_STREAM,
	type ReceivedGroup,
	type ScheduleEntry,
	type Task,
} from './events-preparation';
export { pullStream } from './events-pull';
export { emptyPack, evolvePack, type PackState } from './evolve-pack';
export { evolvePlenary } from './evolve-plenary';
export { emptyPreparation, evolvePreparation, type Invitation, type PreparationState } from './evolve-preparation';
export { evolveResult } from './evolve-result';
export type { DeliveryFacts } from './facts-delivery';
export type { ExcelFacts, TemplateFact } from './facts-excel';
export type { OperatorFact, OperatorFacts } from './facts-operator';
export type { PhotoFacts } from './facts-photo';
export type { PullFacts } from './facts-pull';
export * from './figures-hash';
export { OPERATOR, type OperatorStage } from './operators';
export { floorOf, panelFor, panelNumbers, panelReading, scrutinyIn } from './panels';
export { isFinishing, isPaused } from './pause';
export { covers, evolvePermit, inForce, nextLevel, PERMIT, type PermitState, type PermitStatus } from './permit';
export { allowed, allowedRoles, POLICY, type Policy, type Reach, whyNot } from './policy';
export { isRunning, type Visit } from './presence';
export {
	countable,
	countsOf,
	emptyRecount,
	evolveRecount,
	figuresOfCount,
	INVALID,
	type RecountState,
} from './recount';
export * from './refusals';
export { ADOPTION_REFUSALS } from './refusals-adoption';
export { ATTENDANCE_REFUSALS } from './refusals-attendance';
export { EXCEL_REFUSALS } from './refusals-excel';
export { OPERATOR_REFUSALS } from './refusals-operator';
export { PREPARATION_REFUSALS } from './refusals-preparation';
export { PULL_REFUSALS } from './refusals-pull';
export * from './roles';
export * from './settlement';
export * from './state';
export type { Status } from './status';
export * from './view';
export * from './view-adoption';
export * from './view-meeting';
export type {
	AccountFact,
	Decision,
	Facts,
	FoundTotals,
	Lease,
	LockedRow,
	ResultCommand,
	World,
} from './world';
