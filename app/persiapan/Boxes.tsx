'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { read } from '@/app/client/api';
import { useAddress } from '@/app/client/useAddress';
import { CommandNotice } from '@/app/ui/CommandNotice';
import type { ArrivalRow, ArrivalsView } from '@/db/preparation';
import { zoneOf } from '@/lib/hall/clock';
import { BoxTable } from './BoxTable';
import { CorrectDialog } from './CorrectDialog';
import { KelurahanList } from './KelurahanList';
import styles from './Preparation.module.css';
import type { PartProps } from './props';
import { ReceiveAllDialog } from './ReceiveAllDialog';
import { ReceiveForm } from './ReceiveForm';

const SHOWS = ['semua', 'belum', 'masalah'] as const;

/** The sealed boxes of a kelurahan/desa as they arrive: the next one by Enter, all of them in one act. */
export function Boxes({ view, may, command }: PartProps) {
	const t = useTranslations('preparation.box');
	const { values, put } = useAddress(['kelurahan', 'cari', 'tampil']);
	const [open, setOpen] = useState<'all' | ArrivalRow | null>(null);
	/** Who hands over, by kelurahan/desa; until it is typed, who handed over last. */
	const [givers, setGivers] = useState<Readonly<Record<string, string>>>({});
	const close = () => {
		setOpen(null);
		// What a closed dialog was refused is no longer being asked for.
		if (command.phase === 'failed') command.giveUp();
	};
	const search = useRef<HTMLInputElement>(null);
	const chosen = view.kelurahan.find(({ kode }) => kode === values.kelurahan) ?? view.kelurahan[0];
	const kelurahan = chosen?.kode ?? '';
	const { data } = useQuery({
		queryKey: ['live', `terima/${kelurahan}`, 'arrivals', kelurahan],
		queryFn: ({ signal }) => read<ArrivalsView>(`/api/persiapan/kotak?kelurahan=${kelurahan}`, signal),
		enabled: kelurahan !== '',
		placeholderData: keepPreviousData,
	});
	useEffect(() => {
		const slash = (event: KeyboardEvent) => {
			if (event.key !== '/' || (event.target instanceof HTMLInputElement && event.target.type !== 'radio')) return;
			event.preventDefault();
			search.current?.focus();
		};
		document.addEventListener('keydown', slash);
		return () => document.removeEventListener('keydown', slash);
	}, []);

	if (!chosen) return <p className="notice">{t('noRegions')}</p>;
	const show = SHOWS.find((one) => one === values.tampil) ?? 'semua';
	const here = data?.kelurahan === kelurahan ? data : null;
	const from = givers[kelurahan] ?? lastGiver(here);
	const shortOf = (code: string) => view.contests.find((one) => one.code === code)?.short ?? code;
	const rows = here ? here.rows.filter((row) => fits(row, show, here.contests.length, values.cari)) : [];
	return (
		<div className={styles.boxes}>
			<KelurahanList view={view} current={kelurahan} />
			<div className="stack">
				<div className={styles.head}>
					<h2>{chosen.name}</h2>
					<p role="status">
						{t('sum', { received: chosen.received, boxes: chosen.boxes })}
						{chosen.damaged + chosen.missing > 0
							? ` · ${t('sumBad', { damaged: chosen.damaged, missing: chosen.missing })}`
							: ''}
					</p>
				</div>
				{may && here ? (
					<ReceiveForm
						key={kelurahan}
						arrivals={here}
						contests={view.contests}
						from={from}
						onFrom={(name) => setGivers((before) => ({ ...before, [kelurahan]: name }))}
						command={command}
						onAll={() => setOpen('all')}
					/>
				) : null}
				{open === null ? <CommandNotice command={command} /> : null}
				<div className={`no-print ${styles.fields}`}>
					<label className="label">
						{t('search')}
						<input
							ref={search}
							className="input"
							type="search"
							value={values.cari}
							onChange={(event) => put({ cari: event.currentTarget.value })}
						/>
					</label>
					<label className="label">
						{t('show')}
						<select
							className="input"
							value={show}
							onChange={(event) =>
								put({ tampil: event.currentTarget.value === 'semua' ? '' : event.currentTarget.value })
							}
						>
							{SHOWS.map((one) => (
								<option key={one} value={one}>
									{t(`shows.${one}`)}
								</option>
							))}
						</select>
					</label>
					<button type="button" className="button" onClick={() => window.print()}>
						{t('print')}
					</button>
				</div>
				{here ? (
					<BoxTable
						rows={rows}
						contests={here.contests.map((code) => ({ code, name: shortOf(code) }))}
						zone={zoneOf(kelurahan)}
						may={may}
						caption={t('caption', { name: chosen.name, count: rows.length })}
						onCorrect={setOpen}
					/>
				) : (
					<p role="status">{t('loading')}</p>
				)}
			</div>
			{open === 'all' && here ? (
				<ReceiveAllDialog
					arrivals={here}
					contests={view.contests}
					name={chosen.name}
					from={from}
					command={command}
					onClose={close}
				/>
			) : open !== null && open !== 'all' ? (
				<CorrectDialog row={open} nameOf={shortOf} command={command} onClose={close} />
			) : null}
		</div>
	);
}

function lastGiver(arrivals: ArrivalsView | null): string {
	const boxes = arrivals?.rows.flatMap((row) => row.boxes) ?? [];
	return (
		boxes.reduce<(typeof boxes)[number] | null>((last, box) => (last && last.at >= box.at ? last : box), null)?.from ??
		''
	);
}

function fits(
	{ tps, name, boxes }: ArrivalRow,
	show: (typeof SHOWS)[number],
	contests: number,
	search: string,
): boolean {
	const wanted = search.trim().toLowerCase();
	if (show === 'belum' && boxes.length >= contests) return false;
	if (show === 'masalah' && boxes.every(({ seal }) => seal === 'utuh')) return false;
	if (wanted === '') return true;
	// A number means the TPS of that number, not every code with it inside.
	if (/^\d{1,3}$/.test(wanted)) return Number(tps.slice(-3)) === Number(wanted);
	return (
		tps.includes(wanted) ||
		name.toLowerCase().includes(wanted) ||
		boxes.some(({ from, note }) => `${from} ${note}`.toLowerCase().includes(wanted))
	);
}
