'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { Field, Text } from '@/lib/forms/types';

/** Rows of those who voted, by the list they stood on. */
const VOTERS = /^I\.(B\.[123])$/;
/** The list a row names: DPTb are others in Pilkada than in a general election, so the form's own word counts. */
const LIST = /\b(?:DPTb|DPPh|DPK|DPT)\b/;

/** Short names of the printed rows, for a wall; a row without one keeps the form's own words. */
export function useShortLabel(): (field: Pick<Field, 'row' | 'label'>) => string {
	const t = useTranslations('hall');
	const locale = useLocale();
	return (field) => {
		const row = VOTERS.exec(field.row)?.[1];
		const list = LIST.exec(field.label.id)?.[0];
		if (row && list) return t('voters', { row, list });
		const key = `short.${field.row}` as Parameters<typeof t.has>[0];
		return t.has(key) ? t(key as 'short.III') : field.label[locale];
	};
}

/** The short name with its column: `B.1 Pengguna DPT · L`. */
export function useNumberLabel(): (field: Field) => string {
	const short = useShortLabel();
	return (field) => (field.column ? `${short(field)}\u00a0·\u00a0${field.column}` : short(field));
}

/** Text of the form in the language of the page. */
export function useLocaleText(): (text: Text) => string {
	const locale = useLocale();
	return (text) => text[locale];
}
