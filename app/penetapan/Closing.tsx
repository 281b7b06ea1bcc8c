'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Sending } from '@/app/client/useCommand';
import type { AdoptionPage, Named } from '@/db/adoption';
import { clockText, type Zone } from '@/lib/hall/clock';
import { REOPEN_BASES } from '@/lib/plenary/lists';
import { POLICY } from '@/lib/plenary/policy';
import type { Role } from '@/lib/plenary/roles';
import styles from './Adoption.module.css';

/** Penutupan: what remains open and where it goes, then the chair's word; afterwards the list it was closed with. */
export function Closing({
	page,
	role,
	zone,
	command,
}: {
	page: AdoptionPage;
	role: Role;
	zone: Zone;
	command: Sending;
}) {
	const t = useTranslations('adoption.closing');
	const { closing, closed } = page;
	if (!closing) return null;
	const may = POLICY['plenary.close'].roles[role] !== undefined;
	const places = (list: readonly Named[]) =>
		list.map(({ contest, code, name }) => ({ key: `${contest}${code}`, name }));
	return (
		<section className="stack" aria-labelledby="penutupan">
			<header>
				<h2 id="penutupan">{t('title')}</h2>
				<p className="hint">{closed ? t('with', { time: clockText(closed.time, zone), by: closed.by }) : t('hint')}</p>
				{closed?.note ? <p>{closed.note}</p> : null}
			</header>
			<Part title={t('stations', { count: closing.stations.length })} none={t('noStations')}>
				{closing.stations.map(({ contest, code, name, detail }) => (
					<li key={`${contest}${code}`}>
						<a href={`/meja?kontes=${contest}&tps=${code}`}>{name}</a>: <Why detail={detail} />
					</li>
				))}
			</Part>
			<Part title={t('regions', { count: closing.regions.length })} none={t('noRegions')}>
				{places(closing.regions).map(({ key, name }) => (
					<li key={key}>{name}</li>
				))}
			</Part>
			<Part title={t('cases', { count: closing.cases.length })} none={t('noCases')}>
				{closing.cases.map(({ name, where, status, to }) => (
					<li key={`${name}${where}${status}`}>
						{name}
						{where ? `, ${where}` : ''}: <Status status={status} /> <strong>→ {to}</strong>{' '}
						<span className="hint">{t('withForm')}</span>
					</li>
				))}
			</Part>
			<Part title={t('boxes', { count: closing.boxes.length })} none={t('noBoxes')}>
				{places(closing.boxes).map(({ key, name }) => (
					<li key={key}>{name}</li>
				))}
			</Part>
			<Part title={t('owed', { count: closing.owed.length })} none={t('noOwed')}>
				{closing.owed.map((name) => (
					<li key={name}>{name}</li>
				))}
			</Part>
			{closing.owed.length > 0 ? (
				<p className="no-print">
					<a href="/dokumen">{t('handOver')}</a>
				</p>
			) : null}
			{may ? (
				closed ? (
					<Reopen command={command} />
				) : (
					<Close hash={closing.hash} command={command} />
				)
			) : (
				<p className="hint">{t('chairOnly')}</p>
			)}
		</section>
	);
}

function Part({ title, none, children }: { title: string; none: string; children: readonly ReactNode[] }) {
	return (
		<section className="card">
			<h3>{title}</h3>
			{children.length === 0 ? <p className="hint">✓ {none}</p> : <ul className={styles.open}>{children}</ul>}
		</section>
	);
}

/** The reason a TPS was set aside for, or the state it is in. */
function Why({ detail }: { detail: string }) {
	const common = useTranslations('common.status');
	const known = ['waiting', 'floor', 'compared', 'settled'] as const;
	const status = known.find((one) => one === detail);
	return <>{status ? common(status) : detail}</>;
}

function Status({ status }: { status: string }) {
	const t = useTranslations('adoption.closing');
	return <>{t(status === 'dicatat' ? 'recorded' : 'pending')}</>;
}

function Close({ hash, command }: { hash: string; command: Sending }) {
	const t = useTranslations('adoption.closing');
	const [note, setNote] = useState('');
	const [seen, setSeen] = useState(false);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		command.send({ type: 'plenary.close', seen: hash, note: note.trim() }).catch(() => undefined);
	};
	return (
		<form className="card stack no-print" onSubmit={submit}>
			<label className="label">
				{t('note')}
				<textarea
					className="input"
					rows={2}
					maxLength={2000}
					value={note}
					onChange={(event) => setNote(event.target.value)}
				/>
			</label>
			<label className="row">
				<input type="checkbox" checked={seen} onChange={(event) => setSeen(event.target.checked)} />
				{t('read')}
			</label>
			<p className="row">
				<button type="submit" className="button primary" disabled={!seen || command.phase === 'sending'}>
					{t('button')}
				</button>
				{seen ? null : <span className="hint">{t('readFirst')}</span>}
			</p>
		</form>
	);
}

function Reopen({ command }: { command: Sending }) {
	const t = useTranslations('adoption.closing');
	const basisText = useTranslations('adoption.basis');
	const [basis, setBasis] = useState<(typeof REOPEN_BASES)[number]>('perintah-kpu');
	const [document, setDocument] = useState('');
	const [reason, setReason] = useState('');
	const needsLetter = basis !== 'kekeliruan-ditemukan' && document.trim() === '';
	const submit = (event: FormEvent) => {
		event.preventDefault();
		command
			.send({ type: 'plenary.reopen', basis, document: document.trim(), reason: reason.trim() })
			.catch(() => undefined);
	};
	return (
		<form className="card stack no-print" onSubmit={submit}>
			<h3>{t('reopen')}</h3>
			<label className="label">
				{t('basis')}
				<select
					className="input"
					value={basis}
					onChange={(event) => setBasis(event.target.value as (typeof REOPEN_BASES)[number])}
				>
					{REOPEN_BASES.map((one) => (
						<option key={one} value={one}>
							{basisText(one)}
						</option>
					))}
				</select>
			</label>
			<label className="label">
				{t('document')}
				<input
					className="input"
					maxLength={120}
					value={document}
					onChange={(event) => setDocument(event.target.value)}
				/>
			</label>
			<label className="label">
				{t('reason')}
				<textarea
					className="input"
					rows={2}
					maxLength={2000}
					value={reason}
					onChange={(event) => setReason(event.target.value)}
				/>
			</label>
			<p className="row">
				<button type="submit" className="button" disabled={needsLetter || reason.trim() === ''}>
					{t('reopen')}
				</button>
				{needsLetter ? <span className="hint">{t('needsLetter')}</span> : null}
			</p>
		</form>
	);
}
