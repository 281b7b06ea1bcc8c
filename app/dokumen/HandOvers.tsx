'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Job } from '@/app/server/documents';
import type { HandOver } from '@/db/documents/hand-over';
import styles from './Documents.module.css';

type Given = Pick<HandOver, 'document' | 'content' | 'recipient' | 'means'>;

/** Who received what, and who still has to receive the main document. */
export function HandOvers({
	list,
	owed,
	recipients,
	papers,
	jobs,
	contest,
	contests,
	onSave,
}: {
	list: readonly HandOver[];
	owed: readonly string[];
	recipients: readonly string[];
	papers: readonly string[];
	jobs: readonly Job[];
	/** The contest it is about, where there are several. */
	contest: string | null;
	contests: readonly { code: string; name: string }[];
	onSave: ((given: Given) => void) | null;
}) {
	const t = useTranslations('documents.hand');
	const what = useTranslations('documents.what');
	const format = useFormatter();
	const nameOf = (document: string) => {
		const [kind = '', contest] = document.split('/');
		const name = what((papers.includes(kind) ? kind : 'd-hasil') as 'd-hasil');
		return contest ? `${name}, ${contests.find(({ code }) => code === contest)?.name ?? contest}` : name;
	};
	return (
		<section className="card stack" aria-labelledby="penyerahan">
			<div>
				<h2 id="penyerahan">{t('title')}</h2>
				<p className="hint">{t('hint')}</p>
			</div>
			{/* Nobody is owed anything before anything was handed over: that is not "everybody has it". */}
			{owed.length > 0 ? (
				<p className="notice problem">{t('owed', { names: owed.join(', ') })}</p>
			) : list.length > 0 ? (
				<p className="notice">{t('none')}</p>
			) : null}
			{onSave ? <Form recipients={recipients} papers={papers} jobs={jobs} contest={contest} onSave={onSave} /> : null}
			{list.length === 0 ? (
				<p className="hint">{t('empty')}</p>
			) : (
				<div className={styles.scroll}>
					<table className="table">
						<thead>
							<tr>
								<th scope="col">{t('time')}</th>
								<th scope="col">{t('document')}</th>
								<th scope="col">{t('recipient')}</th>
								<th scope="col">{t('means')}</th>
								<th scope="col">{t('by')}</th>
							</tr>
						</thead>
						<tbody>
							{list.map((one) => (
								<tr key={one.seq}>
									<td>
										{format.dateTime(new Date(one.time), {
											day: 'numeric',
											month: 'short',
											hour: '2-digit',
											minute: '2-digit',
										})}
									</td>
									<td>
										{nameOf(one.document)}{' '}
										{one.content ? <span className="hint">{one.content.slice(0, 8)}</span> : null}
									</td>
									<td>{one.recipient}</td>
									<td>{t(one.means)}</td>
									<td>{one.by}</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</section>
	);
}

function Form({
	recipients,
	papers,
	jobs,
	contest,
	onSave,
}: {
	recipients: readonly string[];
	papers: readonly string[];
	jobs: readonly Job[];
	contest: string | null;
	onSave: (given: Given) => void;
}) {
	const t = useTranslations('documents.hand');
	const what = useTranslations('documents.what');
	const [document, setDocument] = useState('d-hasil');
	const [recipient, setRecipient] = useState('');
	const [means, setMeans] = useState<HandOver['means']>('paper');
	return (
		<form
			className={styles.form}
			onSubmit={(event) => {
				event.preventDefault();
				// What was made last of this kind for this contest is what was handed over.
				const content =
					jobs.find(
						(job) => job.what === document && (contest === null || job.contest === contest) && job.phase === 'done',
					)?.content ?? '';
				onSave({
					document: contest === null || document === 'pembukaan' ? document : `${document}/${contest}`,
					content,
					recipient,
					means,
				});
				setRecipient('');
			}}
		>
			<label className="label">
				{t('document')}
				<select className="input" value={document} onChange={(event) => setDocument(event.target.value)}>
					{papers.map((paper) => (
						<option key={paper} value={paper}>
							{what(paper as 'd-hasil')}
						</option>
					))}
				</select>
			</label>
			<label className="label">
				{t('recipient')}
				<input
					className="input"
					list="penerima"
					required
					maxLength={160}
					value={recipient}
					onChange={(event) => setRecipient(event.target.value)}
				/>
				<datalist id="penerima">
					{recipients.map((name) => (
						<option key={name} value={name} />
					))}
				</datalist>
			</label>
			<label className="label">
				{t('means')}
				<select
					className="input"
					value={means}
					onChange={(event) => setMeans(event.target.value === 'file' ? 'file' : 'paper')}
				>
					<option value="paper">{t('paper')}</option>
					<option value="file">{t('file')}</option>
				</select>
			</label>
			<button type="submit" className="button">
				{t('save')}
			</button>
		</form>
	);
}
