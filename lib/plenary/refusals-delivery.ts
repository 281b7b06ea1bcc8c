/** Why a command about sending was not carried out. */
export const DELIVERY_REFUSALS = [
	'delivery.nothing-waiting',
	'network.unknown-kelurahan',
	'target.not-paused',
	'target.paused',
	'target.unknown',
] as const;
