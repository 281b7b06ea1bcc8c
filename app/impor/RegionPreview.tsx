'use client';

import { useTranslations } from 'use-intl';
import type { RegionAnswer } from '@/app/server/import-answer';
import { Accept, type Acceptance } from './Accept';
import styles from './Import.module.css';
import { More, Search } from './List';
import { ProblemText } from './ProblemText';
import type { ImportUrl } from './useImportUrl';

/** With more kelurahan than this the list can be searched. */
const FILTER_FROM = 20;

const MARK = { new: '+', changed: '≠', unchanged: '=' } as const;

/** A region list before it is accepted. */
export function RegionPreview({ answer, url, ...acceptance }: { answer: RegionAnswer; url: ImportUrl } & Acceptance) {
	const t = useTranslations('import.page');
	const { report, source, changing } = answer;
	return (
		<>
			<header>
				<h2>{t('preview.title', { name: source.name })}</h2>
				<p className={`hint ${styles.hash}`}>SHA-256 {source.sha256}</p>
			</header>
			<Accept
				{...acceptance}
				key={answer.plan}
				plan={answer.plan}
				label={changing > 0 ? t('accept.buttonRegions', { count: changing }) : null}
			>
				{changing > 0 ? (
					<p>{t('accept.regions', { count: changing, tps: report.new })}</p>
				) : report.tps > 0 ? (
					<p className="notice">{t('accept.nothing')}</p>
				) : (
					<p className="notice problem">{t('accept.nothingGood')}</p>
				)}
				{report.invalid > 0 && <p className="hint">{t('accept.skippedLines', { count: report.invalid })}</p>}
			</Accept>
			{answer.problemCount > 0 && (
				<section className="stack" aria-label={t('show.problem')}>
					<h3>
						{t('show.problem')} ({answer.problemCount})
					</h3>
					<ul className={`card ${styles.problems}`}>
						{answer.problems.map((problem) => (
							<li key={`${problem.line ?? ''}:${problem.code}:${problem.field ?? ''}`}>
								<ProblemText problem={problem} />
							</li>
						))}
					</ul>
					{answer.problems.length < answer.problemCount && (
						<More shown={answer.problems.length} all={answer.problemCount} url={url} />
					)}
				</section>
			)}
			{answer.kelurahanCount > FILTER_FROM && <Search url={url} />}
			{answer.kelurahan.length === 0 && answer.kelurahanCount > 0 && <p className="card hint">{t('preview.none')}</p>}
			{answer.kelurahan.length > 0 && (
				<table className={`table ${styles.rows}`}>
					<thead>
						<tr>
							<th scope="col">{t('column.kelurahan')}</th>
							<th scope="col">{t('column.status')}</th>
							<th scope="col">{t('column.detail')}</th>
						</tr>
					</thead>
					<tbody>
						{answer.kelurahan.map((row) => (
							<tr key={row.kode} className={row.status === 'changed' ? styles.changed : undefined}>
								<th scope="row">
									<span className={styles.code}>{row.kode}</span>
									<span className={styles.place}>
										{row.nama}, {row.kecamatan}
									</span>
								</th>
								<td>
									<span aria-hidden="true" className={styles.mark}>
										{MARK[row.status]}
									</span>{' '}
									{t(`status.${row.status}`)} · {t('preview.tpsCount', { count: row.tps })}
								</td>
								<td>
									<ul className={styles.details}>
										{row.added > 0 && <li>{t('row.added', { count: row.added })}</li>}
										{row.renamed.map(({ kode, old, value }) => (
											<li key={kode}>{t('row.renamed', { kode, old, value })}</li>
										))}
										{row.absent.length > 0 && <li>{t('row.absent', { count: row.absent.length })}</li>}
									</ul>
								</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			<More shown={answer.kelurahan.length} all={answer.fitting} url={url} />
		</>
	);
}
