/** Why a command about adoption or closing was not carried out. */
export const ADOPTION_REFUSALS = [
	'adoption.adopted',
	'adoption.chair-only',
	'adoption.incomplete',
	'adoption.no-scrutiny',
	'adoption.not-ready',
	'adoption.region-unknown',
	'adoption.scrutiny-on',
	'adoption.signer-unknown',
	'closing.closed',
	'closing.moved',
	'closing.needs-document',
	'closing.not-closed',
	'closing.scrutiny',
] as const;
