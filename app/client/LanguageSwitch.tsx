'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useTransition } from 'react';
import { LOCALES, type Locale } from '@/lib/i18n/locales';

/**
 * Switches between Indonesian and English. A form that works by itself; once the page's script is there it
 * changes the words in place, and what is being typed stays.
 */
export function LanguageSwitch({ locale, label }: { locale: Locale; label: string }) {
	const router = useRouter();
	const [pending, start] = useTransition();
	const other = LOCALES.find((known) => known !== locale) ?? locale;

	const change = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const form = event.currentTarget;
		start(async () => {
			const response = await fetch('/api/language', {
				method: 'POST',
				body: new URLSearchParams({ locale: other }),
				redirect: 'manual',
			}).catch(() => null);
			if (response) router.refresh();
			else form.submit();
		});
	};

	return (
		<form method="post" action="/api/language" onSubmit={change}>
			<input type="hidden" name="locale" value={other} />
			<button type="submit" className="button small" lang={other} aria-disabled={pending || undefined}>
				{label}
			</button>
		</form>
	);
}
