import { createTranslator } from 'use-intl/core';
import { catalogues, type Locale } from '../i18n';
import type { Problem } from './problem';

/** Writes problems as lines of text: file, line or field, and the sentence of the catalogue. */
export function problemLines(locale: Locale): (problem: Problem) => string {
	const t = createTranslator({ locale, messages: catalogues[locale], namespace: 'import' });
	return ({ file, line, field, code, context }) => {
		const sentence = t(`problem.${code}`, { file, line: line ?? '', field: field ?? '', ...context } as never);
		const place = [file, line === undefined ? '' : t('place.line', { line }), field ?? ''].filter(
			(part) => part !== '',
		);
		return `${place.join(', ')}: ${sentence}`;
	};
}

/** The line for a file whose TPS is not in the region list. */
export function unknownTpsLine(locale: Locale, file: string, tps: string): string {
	const t = createTranslator({ locale, messages: catalogues[locale], namespace: 'import' });
	return `${file}: ${t('unknownTps', { tps })}`;
}
