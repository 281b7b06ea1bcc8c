import en from '@/lib/i18n/messages/en/check.json';
import id from '@/lib/i18n/messages/id/check.json';

/** The sentences of this namespace have plain placeholders only, so the page needs no library to fill them. */
let now: 'id' | 'en' = 'id';

export function language(): 'id' | 'en' {
	return now;
}

export function setLanguage(next: 'id' | 'en'): void {
	now = next;
}

/** A sentence of the catalogue with its placeholders filled. */
export function t(key: string, values: Readonly<Record<string, string | number>> = {}): string {
	let found: unknown = now === 'id' ? id : en;
	for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
	if (typeof found !== 'string') throw new Error(`check: no sentence ${key}`);
	return found.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '–'));
}
