'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Sending } from '@/app/client/useCommand';
import { ReasonDialog } from '@/app/meja/ReasonDialog';
import type { ExcelView } from '@/db/excel/view';
import { zoneOf } from '@/lib/hall/clock';
import { PERMIT_LEVELS } from '@/lib/plenary/lists';
import { nextLevel, type PermitState } from '@/lib/plenary/permit';
import { dateTimeText } from '@/lib/timeline/when';
import { AnswerDialog } from './AnswerDialog';
import type { May } from './api';
import styles from './Excel.module.css';
import { RequestDialog } from './RequestDialog';

type Asked = { readonly what: 'request' } | { readonly what: 'grant' | 'deny' | 'end'; readonly permit: PermitState };

/** Every permission with its way down, and the next step on it. */
export function Permits({ view, may, command }: { view: ExcelView; may: May; command: Sending }) {
	const t = useTranslations('excel.permit');
	const [asked, setAsked] = useState<Asked | null>(null);
	const close = () => setAsked(null);
	return (
		<section className="stack" aria-labelledby="izin">
			<div className={styles.head}>
				<h2 id="izin">{t('title')}</h2>
				{may.request && (
					<button type="button" className="button primary" onClick={() => setAsked({ what: 'request' })}>
						{t('request')}
					</button>
				)}
			</div>
			{view.permits.length === 0 && <p className="notice">{t('none')}</p>}
			{view.permits.map((permit) => (
				<Permit
					key={permit.id}
					permit={permit}
					view={view}
					may={may}
					onAsk={(what) => setAsked({ what, permit })}
					onAdopt={() => void command.send({ type: 'excel.adopt', permit: permit.id }).catch(() => undefined)}
				/>
			))}
			{asked?.what === 'request' && (
				<RequestDialog
					view={view}
					onClose={close}
					onDone={(said) => command.send({ type: 'excel.request', ...said })}
				/>
			)}
			{(asked?.what === 'grant' || asked?.what === 'deny') && (
				<AnswerDialog
					deny={asked.what === 'deny'}
					permit={asked.permit}
					view={view}
					onClose={close}
					onDone={(answer) => command.send(answer)}
				/>
			)}
			{asked?.what === 'end' && (
				<ReasonDialog
					title={t('end')}
					hint={t('endHint')}
					label={t('reason')}
					button={t('end')}
					onClose={close}
					onDone={(reason) => command.send({ type: 'excel.end', permit: asked.permit.id, reason })}
				/>
			)}
		</section>
	);
}

function Permit({
	permit,
	view,
	may,
	onAsk,
	onAdopt,
}: {
	permit: ExcelView['permits'][number];
	view: ExcelView;
	may: May;
	onAsk: (what: 'grant' | 'deny' | 'end') => void;
	onAdopt: () => void;
}) {
	const t = useTranslations('excel.permit');
	const locale = useLocale();
	const zone = zoneOf(view.kecamatan ?? '');
	const when = (utc: string) => dateTimeText(utc, zone, locale);
	const contestsOf = (codes: readonly string[]) =>
		codes.map((code) => view.contests.find((one) => one.code === code)?.short ?? code).join(', ');
	const level = nextLevel(permit.status);
	const pending = level !== null || permit.status === 'izin-kabko';
	const over = permit.status === 'berlaku' && !permit.inForce;
	const names = permit.scope.kelurahan.map((code) => view.kelurahan.find(({ kode }) => kode === code)?.name ?? code);
	const refused = permit.steps.find(({ what }) => what === 'denied');
	return (
		<article className="card stack" aria-label={t('label', { contests: contestsOf(permit.scope.contests) })}>
			<div className={styles.head}>
				<h3>
					<span aria-hidden="true">{permit.inForce ? '✓' : pending ? '…' : '■'}</span>{' '}
					{over ? t('over') : t(`status.${permit.status}`)}
				</h3>
				<span className="hint">
					{contestsOf(permit.scope.contests)} · {names.join(', ')}
					{permit.until && <> · {t('until', { time: when(permit.until) })}</>}
				</span>
			</div>
			<ol className={styles.way}>
				{permit.steps.map((step) => (
					<li key={`${step.what}${step.level ?? ''}`} className={styles[step.what]}>
						<strong>
							{step.level ? t(`level.${step.level}`) : t('level.ppk')}
							{': '}
							{t(`step.${step.what}`)}
						</strong>{' '}
						{step.name !== '' && <span>{step.name} · </span>}
						{step.document !== '' && <span>{t('letter', { number: step.document })} · </span>}
						<span>{when(step.at)}</span>
						{step.until && <span> · {t('until', { time: when(step.until) })}</span>}
						{step.scope && (
							<span className="hint">
								{' '}
								{t('scope', {
									contests: contestsOf(step.scope.contests),
									count: step.scope.kelurahan.length,
								})}
							</span>
						)}
						{step.reason !== '' && <p>{step.reason}</p>}
						<p className="hint">{t('recorded', { name: step.recordedBy, time: when(step.recordedAt) })}</p>
					</li>
				))}
				{!refused &&
					pending &&
					PERMIT_LEVELS.filter((one) => !permit.steps.some((step) => step.level === one)).map((one) => (
						<li key={one} className={styles.waiting}>
							{t(`level.${one}`)}: {t('waiting')}
						</li>
					))}
				{!refused && pending && (
					<li className={styles.waiting}>
						{t('level.ppk')}: {t('waiting')}
					</li>
				)}
			</ol>
			<div className="row">
				{level && may.record && (
					<>
						<button type="button" className="button primary" onClick={() => onAsk('grant')}>
							{t('grant', { level: t(`level.${level}`) })}
						</button>
						<button type="button" className="button" onClick={() => onAsk('deny')}>
							{t('deny')}
						</button>
					</>
				)}
				{permit.status === 'izin-kabko' &&
					(may.chair ? (
						<button type="button" className="button primary" onClick={onAdopt}>
							{t('adopt')}
						</button>
					) : (
						<p className="hint">{t('adoptBy')}</p>
					))}
				{(pending || permit.inForce) && may.chair && (
					<button type="button" className="button" onClick={() => onAsk('end')}>
						{t('end')}
					</button>
				)}
			</div>
		</article>
	);
}
