'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { send } from '@/app/client/api';
import styles from './Phone.module.css';
import type { PhonePicture } from './usePicture';

/** A shorter break is Wi-Fi, not another address. */
const PATIENCE_MS = 5_000;

/**
 * Fetched while there is a line, shown once it is lost: with this code the phone goes on at another address of the
 * laptop, without the secretariat. It stays in this page's memory only.
 */
export function MoveCode({ line }: { line: PhonePicture['line'] }) {
	const t = useTranslations('phone.move');
	const [code, setCode] = useState<string | null>(null);
	const [long, setLong] = useState(false);
	const asked = useRef(false);
	useEffect(() => {
		if (line !== 'open' || asked.current) return;
		asked.current = true;
		send('/api/witness/move', { method: 'POST' })
			.then((answer) => answer.json() as Promise<{ code: string | null }>)
			.then(({ code }) => setCode(code))
			.catch(() => {
				// Asked again when the line is back.
				asked.current = false;
			});
	}, [line]);
	useEffect(() => {
		if (line !== 'lost') return setLong(false);
		const timer = setTimeout(() => setLong(true), PATIENCE_MS);
		return () => clearTimeout(timer);
	}, [line]);
	if (!long || code === null) return null;
	return (
		<section className={styles.status} data-tone="ask" aria-labelledby="pindah-alamat">
			<h2 id="pindah-alamat">{t('title')}</h2>
			<p>{t('body')}</p>
			<p className={styles.place} data-move-code>
				{code}
			</p>
		</section>
	);
}
