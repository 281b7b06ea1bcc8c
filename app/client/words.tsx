'use client';

import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { Locale, Messages } from '@/lib/i18n';

/** Gives the words of a page to the parts that run in the browser. */
export function Words({
	locale,
	messages,
	children,
}: {
	locale: Locale;
	messages: Partial<Messages>;
	children: ReactNode;
}) {
	return (
		<IntlProvider locale={locale} messages={messages as Messages} timeZone="Asia/Jakarta" onError={failLoudly}>
			{children}
		</IntlProvider>
	);
}

function failLoudly(error: Error): void {
	throw error;
}
