'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Sending } from '@/app/client/useCommand';
import type { ArrivalsView, PreparationView } from '@/db/preparation';
import type { Seal } from '@/lib/plenary';
import { SEALS } from '@/lib/plenary/lists';
import styles from './Preparation.module.css';

/** The box on the table: Enter receives it and offers the next one. */
export function ReceiveForm({
	arrivals,
	contests,
	from,
	onFrom,
	command,
	onAll,
}: {
	arrivals: ArrivalsView;
	contests: PreparationView['contests'];
	/** Who hands the boxes over; stays from one box to the next. */
	from: string;
	onFrom: (from: string) => void;
	command: Sending;
	onAll: () => void;
}) {
	const t = useTranslations('preparation.box');
	const common = useTranslations('common');
	const locale = useLocale();
	const [typed, setTyped] = useState<string | null>(null);
	const [seal, setSeal] = useState<Seal>('utuh');
	const [contest, setContest] = useState('');
	const [note, setNote] = useState('');
	const [said, setSaid] = useState('');
	const [missing, setMissing] = useState('');
	/** Received here a moment ago: the list may not have come back yet. */
	const [done, setDone] = useState<ReadonlySet<string>>(new Set());
	const number = useRef<HTMLInputElement>(null);
	const several = arrivals.contests.length > 1;
	const due = (tps: string) => {
		const row = arrivals.rows.find((one) => one.tps === tps);
		return arrivals.contests.filter(
			(code) => !row?.boxes.some((box) => box.contest === code) && !done.has(`${code}/${tps}`),
		);
	};
	const next = arrivals.rows.find(({ tps }) => due(tps).some((code) => contest === '' || code === contest));
	const shown = typed ?? next?.tps.slice(-3) ?? '';
	const busy = command.phase === 'sending' || command.phase === 'waiting';
	useEffect(() => number.current?.select(), []);

	const submit = async (event: FormEvent) => {
		event.preventDefault();
		if (busy) return;
		setSaid('');
		if (several && seal !== 'utuh' && contest === '') return setMissing(t('whichBox'));
		setMissing('');
		const tps = `${arrivals.kelurahan}${shown.padStart(3, '0')}`;
		const open = due(tps);
		const wanted = contest === '' ? (open.length > 0 ? open : arrivals.contests) : [contest];
		const boxes = wanted.map((code) => ({ tps, contest: code, seal, note: note.trim() }));
		try {
			await command.send({ type: 'arrival.receive', from: from.trim(), boxes });
		} catch {
			return;
		}
		setDone((before) => new Set([...before, ...wanted.map((code) => `${code}/${tps}`)]));
		setSaid(t('received', { no: tps.slice(-3), seal: common(`seal.${seal}`) }));
		setTyped(null);
		setSeal('utuh');
		setNote('');
		number.current?.focus();
		requestAnimationFrame(() => number.current?.select());
	};

	return (
		<form className={`card stack no-print ${styles.receive}`} onSubmit={(event) => void submit(event)}>
			<h3>{t('receiveTitle')}</h3>
			<div className={styles.fields}>
				<label className="label">
					{t('tps')}
					<input
						ref={number}
						className={`input ${styles.number}`}
						inputMode="numeric"
						pattern="[0-9]{1,3}"
						maxLength={3}
						required
						value={shown}
						onChange={(event) => setTyped(event.currentTarget.value)}
						onBlur={() => setTyped((now) => (now === '' ? null : now))}
					/>
				</label>
				{several ? (
					<label className="label">
						{t('contest')}
						<select className="input" value={contest} onChange={(event) => setContest(event.currentTarget.value)}>
							<option value="">{t('everyBox')}</option>
							{contests
								.filter(({ code }) => arrivals.contests.includes(code))
								.map(({ code, name }) => (
									<option key={code} value={code}>
										{name[locale]}
									</option>
								))}
						</select>
					</label>
				) : null}
				<fieldset className={styles.seals}>
					<legend>{t('seal')}</legend>
					{SEALS.map((one) => (
						<label key={one} className="row">
							<input type="radio" name="seal" checked={seal === one} onChange={() => setSeal(one)} />
							{common(`seal.${one}`)}
						</label>
					))}
				</fieldset>
				<label className="label">
					{t('from')}
					<input
						className="input"
						required
						maxLength={120}
						value={from}
						onChange={(event) => onFrom(event.currentTarget.value)}
					/>
				</label>
				<label className={`label ${styles.note}`}>
					{seal === 'utuh' ? t('note') : t('noteNeeded')}
					<input
						className="input"
						maxLength={2000}
						required={seal !== 'utuh'}
						value={note}
						onChange={(event) => setNote(event.currentTarget.value)}
					/>
				</label>
			</div>
			<div className="row">
				<button type="submit" className="button primary" aria-disabled={busy || undefined}>
					{t('receive')}
				</button>
				<button type="button" className="button" onClick={onAll}>
					{t('receiveAll')}
				</button>
				<span role="status">{said ? `✓ ${said}` : ''}</span>
				<span className="hint">{next ? t('keys') : t('allHere')}</span>
			</div>
			<div role="alert">{missing ? <p className="notice problem">{missing}</p> : null}</div>
		</form>
	);
}
