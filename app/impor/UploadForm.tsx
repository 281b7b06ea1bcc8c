'use client';

import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { SignInAgain } from '@/app/client/SignInAgain';
import type { StagedUpload } from '@/app/server/import';
import styles from './Import.module.css';
import { useUpload } from './useUpload';

const ACCEPT = {
	sirekap: '.zip,.json,.csv,.xlsx,.xls,.ods,application/zip,application/json',
	wilayah: '.csv,text/csv',
} as const;

/** Choose what, choose the files, send them; how far it is, and a way to stop. */
export function UploadForm({
	contests,
	limit,
	onDone,
}: {
	contests: readonly { code: string; name: string }[];
	limit: number;
	onDone: (upload: StagedUpload) => void;
}) {
	const t = useTranslations('import.page');
	const [kind, setKind] = useState<StagedUpload['kind']>('sirekap');
	const [contest, setContest] = useState(contests[0]?.code ?? '');
	const [files, setFiles] = useState<readonly File[]>([]);
	const [asked, setAsked] = useState(false);
	const input = useRef<HTMLInputElement>(null);
	const hint = useId();
	const { state, start, cancel, reset } = useUpload(onDone);
	const sending = state.phase === 'sending';
	const name = files.length > 1 ? `${files[0]?.name} (+${files.length - 1})` : (files[0]?.name ?? '');

	const submit = (event: FormEvent) => {
		event.preventDefault();
		setAsked(true);
		if (files.length === 0) input.current?.focus();
		else start({ kind, contest: kind === 'sirekap' ? contest : '', files });
	};

	return (
		<form className="card stack" onSubmit={submit} aria-labelledby={`${hint}-title`}>
			<h2 id={`${hint}-title`}>{t('upload.title')}</h2>
			<fieldset className={styles.kinds} disabled={sending}>
				<legend className={styles.legend}>{t('upload.kind')}</legend>
				{(['sirekap', 'wilayah'] as const).map((value) => (
					<label key={value} className={styles.kind}>
						<input
							type="radio"
							name="kind"
							value={value}
							checked={kind === value}
							onChange={() => {
								setKind(value);
								setFiles([]);
								if (input.current) input.current.value = '';
							}}
						/>
						{t(`upload.kinds.${value}`)}
					</label>
				))}
			</fieldset>
			<div className={styles.inputs}>
				{kind === 'sirekap' && (
					<label className="label">
						{t('upload.contest')}
						<select
							className="input"
							value={contest}
							disabled={sending}
							onChange={(event) => setContest(event.target.value)}
						>
							{contests.map(({ code, name: contestName }) => (
								<option key={code} value={code}>
									{contestName}
								</option>
							))}
						</select>
					</label>
				)}
				<div className={styles.files}>
					<span className={styles.legend} id={`${hint}-name`}>
						{t('upload.files')}
					</span>
					{/* The browser's own words here are in the browser's language, so the button and the names are ours. */}
					<input
						ref={input}
						id={`${hint}-files`}
						className="visually-hidden"
						type="file"
						accept={ACCEPT[kind]}
						multiple={kind === 'sirekap'}
						disabled={sending}
						aria-labelledby={`${hint}-name`}
						aria-describedby={hint}
						onChange={(event) => {
							setFiles([...(event.target.files ?? [])]);
							reset();
						}}
					/>
					<div className="row">
						<label className="button" htmlFor={`${hint}-files`}>
							{t('upload.choose')}
						</label>
						<span className={styles.names}>{name === '' ? t('upload.noFile') : name}</span>
					</div>
					<span className="hint" id={hint}>
						{t(`upload.hint.${kind}`, { limit })}
					</span>
				</div>
			</div>
			<div className="row">
				<button type="submit" className="button primary" disabled={sending}>
					{t('upload.button')}
				</button>
				{sending && (
					<>
						<button type="button" className="button" onClick={cancel}>
							{t('upload.cancel')}
						</button>
						<span className={styles.progress}>
							<label htmlFor={`${hint}-progress`}>
								{state.percent < 100 ? t('upload.sending', { name, percent: state.percent }) : t('upload.checking')}
							</label>
							<progress id={`${hint}-progress`} max={100} value={state.percent} />
						</span>
					</>
				)}
			</div>
			{state.phase === 'failed' && (
				<p className="notice problem" role="alert">
					{t(`error.${state.problem}`, { limit })}
				</p>
			)}
			{state.phase === 'cancelled' && (
				<p className="notice" role="status">
					{t('upload.cancelled')}
				</p>
			)}
			{asked && files.length === 0 && (
				<p className="notice problem" role="alert">
					{t('upload.chooseFirst')}
				</p>
			)}
			{state.phase === 'signedOut' && <SignInAgain onDone={reset} />}
		</form>
	);
}
