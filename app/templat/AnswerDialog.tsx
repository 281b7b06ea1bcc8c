'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import type { ExcelView } from '@/db/excel/view';
import type { CommandOf } from '@/lib/plenary';
import { nextLevel, type PermitState } from '@/lib/plenary/permit';
import { Scope, scopeOf } from './Scope';

/** What the next level above said, as its letter has it. */
export function AnswerDialog({
	deny,
	permit,
	view,
	onClose,
	onDone,
}: {
	deny: boolean;
	permit: PermitState;
	view: ExcelView;
	onClose: () => void;
	onDone: (answer: CommandOf<'excel.grant'> | CommandOf<'excel.deny'>) => Promise<unknown>;
}) {
	const t = useTranslations('excel.permit');
	const level = nextLevel(permit.status);
	const [missing, setMissing] = useState(false);
	if (!level) return null;
	const title = deny ? t('denyTitle', { level: t(`level.${level}`) }) : t('grant', { level: t(`level.${level}`) });
	const send = (form: FormData) => {
		const text = (name: string) => String(form.get(name) ?? '').trim();
		const said = { permit: permit.id, level, name: text('name'), document: text('document') };
		if (deny) return onDone({ type: 'excel.deny', ...said, reason: text('reason') });
		const scope = scopeOf(form);
		setMissing(!scope);
		if (!scope) return null;
		return onDone({ type: 'excel.grant', ...said, ...scope, at: utc(text('at')), until: utc(text('until')) });
	};
	return (
		<Modal title={title} onClose={onClose}>
			<DialogForm submit={deny ? t('deny') : t('save')} send={send} onClose={onClose}>
				<label className="label">
					{t('signer')}
					<input className="input" name="name" required maxLength={120} />
				</label>
				<label className="label">
					{t('number')}
					<input className="input" name="document" required={!deny} maxLength={120} />
				</label>
				{deny ? (
					<label className="label">
						{t('reason')}
						<textarea className="input" name="reason" rows={2} required maxLength={2000} />
					</label>
				) : (
					<>
						<div className="row">
							<label className="label">
								{t('signedAt')}
								<input className="input" type="datetime-local" name="at" required defaultValue={local(new Date())} />
							</label>
							<label className="label">
								{t('validUntil')}
								<input
									className="input"
									type="datetime-local"
									name="until"
									required
									min={local(new Date())}
									max={permit.until ? local(new Date(permit.until)) : undefined}
									defaultValue={permit.until ? local(new Date(permit.until)) : undefined}
								/>
							</label>
						</div>
						<Scope view={view} within={permit.scope} />
						{missing && (
							<p className="notice problem" role="alert">
								{t('chooseScope')}
							</p>
						)}
					</>
				)}
			</DialogForm>
		</Modal>
	);
}

/** A moment as the input wants it: this machine's wall clock, to the minute. */
function local(time: Date): string {
	return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const utc = (typed: string) => new Date(typed).toISOString();
