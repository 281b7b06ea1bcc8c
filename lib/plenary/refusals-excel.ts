/** Why a command about the Excel template was not carried out. */
export const EXCEL_REFUSALS = [
	'excel.changed',
	'excel.exists',
	'excel.needs-correction',
	'excel.no-permit',
	'excel.not-on-floor',
	'excel.other-level',
	'excel.over',
	'excel.too-wide',
	'excel.unknown',
	'excel.unknown-template',
	'excel.wrong-state',
] as const;
