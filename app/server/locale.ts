import { cookies } from 'next/headers';
import { createTranslator } from 'use-intl/core';
import { catalogues, DEFAULT_LOCALE, isLocale, type Locale, type Namespace } from '@/lib/i18n';

/** Cookie that holds the language chosen with the switch. */
export const LOCALE_COOKIE = 'bahasa';

export async function currentLocale(): Promise<Locale> {
	const value = (await cookies()).get(LOCALE_COOKIE)?.value;
	return isLocale(value) ? value : DEFAULT_LOCALE;
}

/** Words for server-rendered text. */
export async function words<N extends Namespace>(namespace: N) {
	const locale = await currentLocale();
	return createTranslator({ locale, messages: catalogues[locale], namespace });
}
