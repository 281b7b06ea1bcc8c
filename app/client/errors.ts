'use client';

import { useTranslations } from 'use-intl';
import { OfflineError, RefusedError, SignedOutError } from './api';

/** What a refusal's sentence may name. */
const VALUES = [
	'field',
	'tps',
	'kelurahan',
	'kecamatan',
	'contest',
	'name',
	'username',
	'contestant',
	'panel',
	'reason',
	'count',
	'used',
	'other',
	'page',
] as const;

/** The sentence for anything that can go wrong with a command: what happened, what to do. */
export function useSentence(): (error: unknown) => string {
	const refusal = useTranslations('refusal');
	const common = useTranslations('common.error');
	return (error) => {
		if (error instanceof RefusedError) {
			const { code, context } = error.refusal;
			const values = Object.fromEntries(VALUES.map((key) => [key, String(context[key] ?? '–')]));
			return refusal(code as Parameters<typeof refusal>[0], values as never);
		}
		if (error instanceof SignedOutError) return common('signedOut');
		if (error instanceof OfflineError) return common('offline');
		return common('unexpected');
	};
}
