import { createTranslator } from 'use-intl/core';
import { catalogues, type Locale } from '../i18n';
import type { PackProblem } from './check';
import type { CsvProblem } from './csv';
import type { PackNote } from './notes';

/** Writes what is wrong with a pack, and what it leaves open, as the page of packs says it: the place, then the sentence. */
export function packLines(locale: Locale): {
	readonly problem: (problem: PackProblem) => string;
	readonly note: (note: PackNote) => string;
	readonly table: (problem: CsvProblem) => string;
} {
	const t = createTranslator({ locale, messages: catalogues[locale], namespace: 'pack' });
	return {
		problem: ({ place = [], code, found }) => {
			const where = place.map(({ part, name }) => t(`place.${part}`, { name })).join(' › ');
			const sentence = t(`problem.${code}`, { found });
			return where === '' ? sentence : `${where}: ${sentence}`;
		},
		note: (note) => t(`note.${note.code}`, { ...note }),
		table: ({ code, line, found }) => t(`table.${code}`, { line, found }),
	};
}
