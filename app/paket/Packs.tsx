'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { read, send } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import { useLive } from '@/app/client/live';
import type { ElectionLine, PackPreview } from '@/db/packs';
import styles from './Packs.module.css';
import { Preview } from './Preview';

interface Chosen {
	readonly file: string;
	readonly bytes: string;
	readonly preview: PackPreview;
}

/** The pack in force, and the way to another: choose a file, look at it, type three blocks from paper. */
export function Packs() {
	const t = useTranslations('pack');
	const format = useFormatter();
	const locale = useLocale();
	const sentence = useSentence();
	const client = useQueryClient();
	useLive();
	const { data } = useQuery({
		queryKey: ['live', ['paket'], 'pack'],
		queryFn: ({ signal }) => read<ElectionLine>('/api/pack', signal),
	});
	const [chosen, setChosen] = useState<Chosen | null>(null);
	const [busy, setBusy] = useState(false);
	const [done, setDone] = useState('');
	const [failure, setFailure] = useState<unknown>(null);

	const attempt = async (act: () => Promise<void>) => {
		setBusy(true);
		setFailure(null);
		setDone('');
		try {
			await act();
		} catch (fault) {
			setFailure(fault);
		}
		setBusy(false);
	};
	const choose = (file: File) =>
		attempt(async () => {
			const bytes = await base64Of(file);
			const response = await postPack({ file: file.name, bytes });
			setChosen({ file: file.name, bytes, preview: (await response.json()) as PackPreview });
		});
	const adopt = (typed: readonly string[]) =>
		attempt(async () => {
			if (!chosen) return;
			await postPack({ file: chosen.file, bytes: chosen.bytes, typed });
			setDone(t('done', { file: chosen.file }));
			setChosen(null);
			await client.invalidateQueries();
		});

	return (
		<div className="page stack">
			<h1>{t('title')}</h1>
			<p className="hint">{t('about')}</p>
			{data && (
				<section className="card stack">
					<h2>{t('inForce')}</h2>
					<p>
						{data.adopted
							? t('adopted', {
									file: data.adopted.file,
									version: data.version,
									by: data.adopted.by,
									time: format.dateTime(new Date(data.adopted.time), { dateStyle: 'long', timeStyle: 'short' }),
								})
							: t('builtin')}
					</p>
					<p>{data.contests.map((name) => name[locale]).join(' · ')}</p>
				</section>
			)}
			{/* The browser's own words on a file field are in the browser's language, so the button is ours. */}
			<div>
				<label className={`button ${styles.pick}`} aria-disabled={busy}>
					{t('choose')}
					<input
						className="visually-hidden"
						type="file"
						accept=".json,application/json"
						disabled={busy}
						onChange={(event) => {
							const file = event.target.files?.[0];
							event.target.value = '';
							if (file) void choose(file);
						}}
					/>
				</label>
				<p className="hint">{t('chooseHint')}</p>
			</div>
			<div aria-live="polite">
				{done !== '' && <p className="notice">{done}</p>}
				{failure !== null && <p className="notice problem">{sentence(failure)}</p>}
			</div>
			{chosen && <Preview key={chosen.bytes.length} preview={chosen.preview} busy={busy} adopt={adopt} />}
		</div>
	);
}

function postPack(body: { file: string; bytes: string; typed?: readonly string[] }): Promise<Response> {
	return send('/api/pack', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
}

/** A file's bytes in base64, in pieces: one call with a whole file would be too many arguments. */
async function base64Of(file: File): Promise<string> {
	const bytes = new Uint8Array(await file.arrayBuffer());
	let text = '';
	for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	return btoa(text);
}
