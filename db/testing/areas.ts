import {
	ADOPTION_REFUSALS,
	ATTENDANCE_REFUSALS,
	EXCEL_REFUSALS,
	OPERATOR_REFUSALS,
	PREPARATION_REFUSALS,
	PULL_REFUSALS,
	type RefusalCode,
} from '../../lib/plenary';

/** Refusals whose cases stand beside the other tests of their area (attendance.test.ts, preparation.test.ts). */
const AREAS = [
	...ADOPTION_REFUSALS,
	...ATTENDANCE_REFUSALS,
	...EXCEL_REFUSALS,
	...PREPARATION_REFUSALS,
	...PULL_REFUSALS,
	...OPERATOR_REFUSALS,
] as const;

export type AreaCode = (typeof AREAS)[number];

export function isAreaCode(code: RefusalCode): code is AreaCode {
	return (AREAS as readonly RefusalCode[]).includes(code);
}
