'use client';

import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSentence } from '@/app/client/errors';
import { useCommand } from '@/app/client/useCommand';
import { CommandNotice } from '@/app/ui/CommandNotice';
import type { RegistryContest } from '@/db/registry';
import type { HallAddress } from '@/lib/network';
import type { Role } from '@/lib/plenary';
import { ROSTER_COLUMNS, type RosterKind } from '@/lib/roster/lists';
import styles from './Registry.module.css';
import { RosterLines } from './RosterLines';
import { Slips } from './Slips';
import { kindsFor, useRoster } from './useRoster';

/** Witnesses and accounts from a file: looked at line by line first, then taken in, with a slip for each. */
export function Roster({
	contests,
	role,
	addresses,
}: {
	contests: readonly RegistryContest[];
	role: Role;
	addresses: readonly HallAddress[];
}) {
	const t = useTranslations('registry.roster');
	const sentence = useSentence();
	const command = useCommand();
	const { preview, taken, progress, open, accept, stop } = useRoster(command);
	const kinds = kindsFor(role);
	const [kind, setKind] = useState<RosterKind>('saksi');
	const [file, setFile] = useState<File | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const field = useId();

	const look = async (event: FormEvent) => {
		event.preventDefault();
		if (!file) return setProblem(t('chooseFirst'));
		setProblem(null);
		try {
			await open({ kind, file: file.name.slice(0, 200), text: await file.text() });
		} catch (fault) {
			setProblem(sentence(fault));
		}
	};
	const fresh = preview?.lines.filter(({ status }) => status === 'new').length ?? 0;

	return (
		<>
			<form className="card stack no-print" onSubmit={(event) => void look(event)}>
				<h2>{t('title')}</h2>
				{kinds.length > 1 ? (
					<fieldset className="row">
						<legend>{t('kind')}</legend>
						{kinds.map((one) => (
							<label key={one} className="row">
								<input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
								{t(`kinds.${one}`)}
							</label>
						))}
					</fieldset>
				) : null}
				<p className="hint">
					{t(`hint.${kind}`)} <code className={styles.wrap}>{ROSTER_COLUMNS[kind].join(',')}</code>
				</p>
				<div className="row">
					<input
						id={field}
						className="visually-hidden"
						type="file"
						accept=".csv,text/csv"
						aria-label={t('file')}
						onChange={(event) => setFile(event.target.files?.[0] ?? null)}
					/>
					<label className="button" htmlFor={field}>
						{t('choose')}
					</label>
					<span className={styles.wrap}>{file ? file.name : t('noFile')}</span>
					<button type="submit" className="button primary" disabled={progress !== null}>
						{t('look')}
					</button>
					<a className="button" href={exampleOf(kind, contests)} download={`contoh-${kind}.csv`}>
						{t('example')}
					</a>
				</div>
				<div role="alert">{problem ? <p className="notice problem">{problem}</p> : null}</div>
			</form>
			<CommandNotice command={command} />
			{preview ? (
				<section className="stack no-print" aria-label={t('preview')}>
					<p className="notice" role="status">
						{preview.lines.length > 0 && fresh === 0 && taken.length === 0
							? t('noop', { file: preview.file })
							: t('counts', {
									file: preview.file,
									fresh,
									same: preview.lines.filter(({ status }) => status === 'same').length,
									refused: preview.lines.filter(({ status }) => status === 'refused').length,
									problems: preview.problems.length,
								})}
					</p>
					<div className="row">
						<button
							type="button"
							className="button primary"
							disabled={fresh === 0 || progress !== null}
							onClick={() => void accept().catch(() => undefined)}
						>
							{t('accept', { count: fresh })}
						</button>
						{progress ? (
							<>
								<label htmlFor={`${field}-progress`}>{t('progress', progress)}</label>
								<progress id={`${field}-progress`} max={progress.of} value={progress.done} />
								<button type="button" className="button" onClick={stop}>
									{t('stop')}
								</button>
							</>
						) : null}
						{taken.length > 0 && !progress ? (
							<button type="button" className="button" onClick={() => window.print()}>
								{t('print', { count: taken.length })}
							</button>
						) : null}
					</div>
					{taken.some(({ secret }) => secret !== null) ? <p className="notice problem">{t('once')}</p> : null}
					<RosterLines preview={preview} contests={contests} />
				</section>
			) : null}
			<Slips taken={taken} contests={contests} addresses={addresses} />
		</>
	);
}

/** A file to begin with, as an address of its own: nothing is fetched for it. */
function exampleOf(kind: RosterKind, contests: readonly RegistryContest[]): string {
	const [contest] = contests;
	const lines =
		kind === 'saksi'
			? [`${contest?.code ?? 'ppwp'},${contest?.contestants[0]?.no ?? 1},Nama Saksi,001/SM/2024,Ketua Tim Kampanye`]
			: ['operator2,Nama Operator,operator,', 'pps.contoh,Nama Anggota PPS,pps,Nama Kelurahan'];
	return `data:text/csv;charset=utf-8,${encodeURIComponent([ROSTER_COLUMNS[kind].join(','), ...lines].join('\r\n'))}`;
}
