'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Modal } from '@/app/client/Modal';
import styles from './HintBar.module.css';

/** Keys by what they are for, in the order one needs them; `long` ones only where a form has party pages. */
const GROUPS = [
	{ name: 'read', keys: ['digits', 'enter', 'arrows', 'x', 'file'] },
	{ name: 'long', keys: ['n', 'k', 'p', 'pages'] },
	{ name: 'settle', keys: ['tab', 's', 'b', 'c'] },
	{ name: 'list', keys: ['slash', 'walk'] },
	{ name: 'gavel', keys: ['hold'] },
] as const;

/** The keys that work now, always at the bottom; `?` shows all of them, and practice is one click away. */
export function HintBar({ text, long, practice = true }: { text: string; long: boolean; practice?: boolean }) {
	const t = useTranslations('desk.keys');
	const desk = useTranslations('desk.practice');
	const [open, setOpen] = useState(false);
	useEffect(() => {
		const help = (event: KeyboardEvent) => {
			if (event.key !== '?' || isWriting(event.target) || document.querySelector('dialog[open]')) return;
			event.preventDefault();
			setOpen(true);
		};
		document.addEventListener('keydown', help);
		return () => document.removeEventListener('keydown', help);
	}, []);
	return (
		<footer className={`${styles.hints} no-print`}>
			<span>{text}</span>
			<span className={styles.ways}>
				{practice ? <a href="/latihan">{desk('link')}</a> : null}
				<button type="button" className={styles.help} onClick={() => setOpen(true)}>
					<kbd>?</kbd> {t('help')}
				</button>
			</span>
			{open ? (
				<Modal title={t('title')} onClose={() => setOpen(false)}>
					<div className={styles.groups}>
						{GROUPS.filter(({ name }) => long || name !== 'long').map(({ name, keys }) => (
							<section key={name}>
								<h3>{t(`group.${name}`)}</h3>
								<dl className={styles.keys}>
									{keys.map((key) => (
										<div key={key}>
											<dt>
												<kbd>{t(`key.${key}`)}</kbd>
											</dt>
											<dd>{t(`does.${key}`)}</dd>
										</div>
									))}
								</dl>
							</section>
						))}
					</div>
					<p>
						<button type="button" className="button primary" onClick={() => setOpen(false)}>
							{t('close')}
						</button>
					</p>
				</Modal>
			) : null}
		</footer>
	);
}

/** In a sentence a question mark is a question mark; in a cell of digits it is a question. */
function isWriting(target: EventTarget | null): boolean {
	return target instanceof HTMLElement && target.closest('textarea, select, input:not([data-field])') !== null;
}
