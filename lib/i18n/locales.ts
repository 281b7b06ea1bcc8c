export type Locale = 'id' | 'en';

export const LOCALES: readonly Locale[] = ['id', 'en'];
export const DEFAULT_LOCALE: Locale = 'id';

export function isLocale(value: unknown): value is Locale {
	return value === 'id' || value === 'en';
}
