'use client';

import en from '@/lib/i18n/messages/en/fault.json';
import id from '@/lib/i18n/messages/id/fault.json';

/** What a page becomes when it fails; the words come along, because nothing else may be there any more. */
export function Fault({ reset }: { reset: () => void }) {
	const words = typeof document !== 'undefined' && document.documentElement.lang === 'en' ? en : id;
	return (
		<main className="page stack" role="alert">
			<h1>{words.title}</h1>
			<p>{words.lead}</p>
			<p className="row">
				<button type="button" className="button primary" onClick={reset}>
					{words.again}
				</button>
				<a className="button" href="/">
					{words.home}
				</a>
			</p>
		</main>
	);
}
