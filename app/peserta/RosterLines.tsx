'use client';

import { useLocale, useTranslations } from 'use-intl';
import { RefusedError } from '@/app/client/api';
import { useSentence } from '@/app/client/errors';
import type { RegistryContest } from '@/db/registry';
import type { RosterPreview } from '@/db/roster';
import styles from './Registry.module.css';

const MARK = { new: '+', same: '✓', refused: '≠' } as const;

/** Every line of the list with what would become of it; problems first, each with line, column and reason. */
export function RosterLines({ preview, contests }: { preview: RosterPreview; contests: readonly RegistryContest[] }) {
	const t = useTranslations('registry.roster');
	const common = useTranslations('common');
	const problems = useTranslations('import');
	const locale = useLocale();
	const sentence = useSentence();
	const refused = preview.lines.filter(({ status }) => status === 'refused').length;
	const summary = t('lines', { count: preview.lines.length, refused });
	const nameOf = (code: string) => contests.find((contest) => contest.code === code)?.name[locale] ?? code;
	return (
		<>
			{preview.problems.length > 0 ? (
				<section className="stack" aria-label={t('problems')}>
					<h2>{t('problems')}</h2>
					<ul className={styles.problems}>
						{preview.problems.map((problem) => (
							<li key={`${problem.line}/${problem.field}/${problem.code}`} className="notice problem">
								<strong>
									{problem.line === undefined ? problem.file : t('place', { line: problem.line })}
									{problem.field ? `, ${t('column', { field: problem.field })}` : ''}
								</strong>
								:{' '}
								{problems(`problem.${problem.code}`, {
									file: problem.file,
									line: problem.line ?? '',
									field: problem.field ?? '',
									...problem.context,
								} as never)}
							</li>
						))}
					</ul>
				</section>
			) : null}
			{preview.lines.length > 0 ? (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must be moved by keyboard too.
				<section className={styles.scroll} aria-label={summary} tabIndex={0}>
					<table className="table">
						<thead>
							<tr>
								<th scope="col" className="figure">
									{t('head.line')}
								</th>
								<th scope="col">{t('head.who')}</th>
								<th scope="col">{t('head.what')}</th>
								<th scope="col">{t('head.outcome')}</th>
							</tr>
						</thead>
						<tbody>
							{preview.lines.map(({ line, said, status, refusal }) => (
								<tr key={line} data-line={line} data-status={status}>
									<td className="figure">{line}</td>
									<td className={styles.wrap}>{said.name}</td>
									<td className={styles.wrap}>
										{'username' in said
											? `${said.username} · ${common(`role.${said.role}`)}`
											: t('witness', { contest: nameOf(said.contest), no: said.contestant })}
									</td>
									<td>
										<span aria-hidden="true">{MARK[status]}</span> {t(`status.${status}`)}
										{refusal ? (
											<span className={`hint ${styles.block}`}>{sentence(new RefusedError(refusal))}</span>
										) : null}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			) : null}
		</>
	);
}
