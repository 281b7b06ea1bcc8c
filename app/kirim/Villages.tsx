'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Modal } from '@/app/client/Modal';
import { SortHead, sorted } from '@/app/client/SortHead';
import { SIGNALS, type Signal, type VillageLine } from '@/lib/delivery';
import type { Command } from '@/lib/plenary';
import styles from './Delivery.module.css';
import { SIGNAL_MARKS } from './signal';

const FIGURES = ['total', 'locked', 'arrived', 'failing', 'returned', 'published'] as const;

/** Villages with what arrived, what fails, and how the network is there. */
export function Villages({
	lines,
	sort,
	mayNote,
	onSort,
	onCommand,
}: {
	lines: readonly VillageLine[];
	sort: string;
	mayNote: boolean;
	onSort: (sort: string) => void;
	onCommand: (command: Command) => void;
}) {
	const t = useTranslations('delivery.village');
	const [noting, setNoting] = useState<VillageLine | null>(null);
	const rows = sorted(lines, sort, (line, column) => line[column as keyof VillageLine]);
	const head = (column: 'name' | (typeof FIGURES)[number] | 'carried', figure: boolean) => (
		<SortHead
			key={column}
			column={column}
			sort={sort}
			label={t(column)}
			hint={t('sort', { column: t(column) })}
			figure={figure}
			onSort={onSort}
		/>
	);
	return (
		<div className="stack">
			<h2 id="villages">{t('title')}</h2>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must be moved by keyboard too. */}
			<section className={styles.scroll} aria-labelledby="villages" tabIndex={0}>
				<table className="table">
					<thead>
						<tr>
							{head('name', false)}
							{FIGURES.map((column) => head(column, true))}
							{head('carried', true)}
							<th scope="col">{t('network')}</th>
						</tr>
					</thead>
					<tbody>
						{rows.map((line) => (
							<tr key={line.kode}>
								<th scope="row">{line.name}</th>
								{FIGURES.map((column) => (
									<td key={column} className={`figure ${column === 'failing' && line.failing > 0 ? styles.bad : ''}`}>
										{line[column]}
									</td>
								))}
								<td className="figure">{line.carried === null ? '–' : `${line.carried} %`}</td>
								<td>
									<span aria-hidden="true">{line.signal ? SIGNAL_MARKS[line.signal] : '–'}</span>{' '}
									{t(`signal.${line.signal ?? 'unknown'}`)}
									{line.note !== '' && <span className="hint"> · {line.note}</span>}
									{mayNote && (
										<button
											type="button"
											className={`button small ${styles.edit}`}
											aria-label={`${t('edit')}: ${line.name}`}
											onClick={() => setNoting(line)}
										>
											✎
										</button>
									)}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</section>
			{noting && <NoteDialog line={noting} onClose={() => setNoting(null)} onCommand={onCommand} />}
		</div>
	);
}

function NoteDialog({
	line,
	onClose,
	onCommand,
}: {
	line: VillageLine;
	onClose: () => void;
	onCommand: (command: Command) => void;
}) {
	const t = useTranslations('delivery.village');
	const common = useTranslations('common');
	const submit = (event: FormEvent<HTMLFormElement>) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		onCommand({
			type: 'network.note',
			kelurahan: line.kode,
			signal: form.get('signal') as Signal,
			note: String(form.get('note') ?? ''),
		});
		onClose();
	};
	return (
		<Modal title={`${t('edit')}: ${line.name}`} onClose={onClose}>
			<form className="stack" onSubmit={submit}>
				<fieldset>
					<legend>{t('network')}</legend>
					{SIGNALS.map((signal) => (
						<label key={signal} className="row">
							<input type="radio" name="signal" value={signal} required defaultChecked={line.signal === signal} />
							{t(`signal.${signal}`)}
						</label>
					))}
				</fieldset>
				<label className="label">
					{t('note')}
					<textarea className="input" name="note" rows={2} maxLength={2000} defaultValue={line.note} />
				</label>
				<p className="row">
					<button type="submit" className="button primary">
						{t('save')}
					</button>
					<button type="button" className="button" onClick={onClose}>
						{common('cancel')}
					</button>
				</p>
			</form>
		</Modal>
	);
}
