/** Why a command about Sirekap's operators was not carried out. */
export const OPERATOR_REFUSALS = [
	'operator.exists',
	'operator.needs-tps',
	'operator.not-able',
	'operator.unknown',
	'operator.wrong-stage',
] as const;
