'use client';

import { useTranslations } from 'use-intl';
import type { ExcelProblem } from '@/lib/excel/problems';

/** The sentence for what is wrong with a workbook: what, where, what to do. */
export function useProblem(): (problem: ExcelProblem) => string {
	const t = useTranslations('excel.problem');
	return ({ code, cell, tps, found, expected }) =>
		t(code, { cell: cell ?? '–', tps: tps ?? '–', found: found ?? '–', expected: expected ?? '–' });
}
