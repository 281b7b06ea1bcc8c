'use client';

import { useTranslations } from 'use-intl';
import type { Problem } from '@/lib/import/problem';

/** Where in the file, and what is wrong with it. */
export function ProblemText({ problem }: { problem: Problem }) {
	const t = useTranslations('import');
	const { file, line, field, code, context } = problem;
	const sentence = t(`problem.${code}`, { file, line: line ?? '', field: field ?? '', ...context } as never);
	return (
		<>
			{line !== undefined && <strong>{t('place.line', { line })}: </strong>}
			{sentence}
		</>
	);
}
