'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { Field, Text } from '@/lib/forms/types';

/** Short names of the printed rows, for a wall; a row without one keeps the form's own words. */
export function useShortLabel(): (field: Pick<Field, 'row' | 'label'>) => string {
	const t = useTranslations('hall');
	const locale = useLocale();
	return (field) => {
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
