'use client';

import { useTranslations } from 'use-intl';
import type { SystemAnswer } from '@/app/server/import-answer';
import { brokenRules, SHOWS } from '@/lib/import/rows';
import { Accept, type Acceptance } from './Accept';
import styles from './Import.module.css';
import { More, Search } from './List';
import { Rows } from './Rows';
import type { ImportUrl } from './useImportUrl';

/** System data before it is accepted: what is in it, what it would change, what is wrong. */
export function SystemPreview({ answer, url, ...acceptance }: { answer: SystemAnswer; url: ImportUrl } & Acceptance) {
	const t = useTranslations('import.page');
	const common = useTranslations('common');
	const { report, counts, source } = answer;
	const fresh = report.accepted;
	const count = fresh + report.notUploaded;
	const readable = report.files - report.invalid;
	const rules = brokenRules(report.findings);
	return (
		<>
			<header>
				<h2>{t('preview.title', { name: source.name })}</h2>
				<p className="hint">
					{t('preview.files', { count: report.files })} · <span className={styles.hash}>SHA-256 {source.sha256}</span>
				</p>
			</header>
			<Accept
				{...acceptance}
				key={answer.plan}
				plan={answer.plan}
				label={count > 0 ? t('accept.button', { count }) : null}
			>
				{count > 0 ? (
					<p>{t('accept.system', { fresh, empty: report.notUploaded })}</p>
				) : report.unchanged > 0 ? (
					<p className="notice">{t('accept.nothing')}</p>
				) : readable > 0 ? (
					<p className="notice problem">{t('accept.needRegions')}</p>
				) : (
					<p className="notice problem">{t('accept.nothingGood')}</p>
				)}
				{report.unchanged + report.unknownTps + report.invalid > 0 && (
					<p className="hint">
						{t('accept.skipped', {
							same: report.unchanged,
							unknown: report.unknownTps,
							invalid: report.invalid,
						})}
					</p>
				)}
				<p className="hint">{t('preview.hall')}</p>
			</Accept>
			{rules.length > 0 && (
				<details className="card" open={rules.length <= 4}>
					<summary>
						{t('preview.findings')}: {rules.map(({ code, count: tps }) => `${code} ${tps}`).join(' · ')}
					</summary>
					<ul className={styles.rules}>
						{rules.map(({ code, count: tps }) => (
							<li key={code}>
								<span className={`chip ${code.startsWith('K') ? 'error' : ''}`}>{code}</span> {meaning(common, code)} –{' '}
								{t('preview.tpsCount', { count: tps })}
							</li>
						))}
					</ul>
					<p className="hint">{t('preview.findingsHint')}</p>
				</details>
			)}
			<nav aria-label={t('preview.filter')} className={styles.filters}>
				{SHOWS.filter((show) => show === 'all' || counts[show] > 0 || show === url.show).map((show) => (
					<a
						key={show}
						className={styles.filter}
						href={`?tampil=${show}`}
						aria-current={show === url.show ? 'true' : undefined}
						onClick={(event) => {
							event.preventDefault();
							url.set({ tampil: show === 'all' ? '' : show, batas: '' });
						}}
					>
						{t(`show.${show}`)} <span className={styles.count}>{counts[show]}</span>
					</a>
				))}
			</nav>
			<Search url={url} />
			{url.show === 'missing' && <p className="hint">{t('row.missing')}</p>}
			<Rows answer={answer} />
			<More shown={answer.rows.length} all={answer.fitting} url={url} />
		</>
	);
}

type Common = ReturnType<typeof useTranslations<'common'>>;

/** The sentence of a rule without the numbers of one TPS. */
function meaning(
	common: Common,
	code: Parameters<typeof brokenRules>[0] extends Readonly<Record<infer R, number>> ? R : never,
): string {
	return common(`rule.${code}`, { expected: '…', found: '…' } as never).replace(/\s*\([^)]*…[^)]*\)$/, '');
}
