'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '@/app/client/api';
import { DialogForm } from '@/app/client/DialogForm';
import { Modal } from '@/app/client/Modal';
import type { Sending } from '@/app/client/useCommand';
import type { Role } from '@/lib/plenary';
import type { CaseKind, CaseSide, CaseSubject } from '@/lib/plenary/commands-case';
import { CASE_KINDS, CASE_SUBJECTS } from '@/lib/plenary/lists';

/** Brings an objection or a special event forward, for whoever speaks it in the hall. */
export function FileCase({
	about,
	role,
	witnesses = [],
	command,
	onClose,
}: {
	about: { readonly contest: string; readonly tps: string } | null;
	role: Role;
	witnesses?: readonly { readonly id: string; readonly contestant: number; readonly name: string }[];
	command: Sending;
	onClose: () => void;
}) {
	const t = useTranslations('cases');
	const own = role === 'panwaslu';
	const [kind, setKind] = useState<CaseKind>(own || witnesses.length > 0 ? 'keberatan' : 'kejadian-khusus');
	const [subject, setSubject] = useState<CaseSubject>('prosedur');
	const [side, setSide] = useState<CaseSide>(witnesses.length > 0 ? 'saksi' : 'panwaslu');
	const [witness, setWitness] = useState(witnesses[0]?.id ?? '');
	const [name, setName] = useState('Panwaslu Kecamatan');
	const [text, setText] = useState('');
	const [evidence, setEvidence] = useState('');
	const send = () => {
		const from =
			own || kind === 'kejadian-khusus'
				? null
				: { side, witness: side === 'saksi' ? witness : null, name: nameOf(side) };
		return command.send({
			type: 'case.file',
			about,
			case: newId(),
			kind,
			subject,
			field: null,
			text: text.trim(),
			evidence: evidence.trim(),
			from,
		});
	};
	const nameOf = (from: CaseSide) =>
		from === 'saksi' ? (witnesses.find(({ id }) => id === witness)?.name ?? witness) : name.trim();
	return (
		<Modal title={t('file.title')} onClose={onClose}>
			<DialogForm submit={t('file.button')} ready={text.trim() !== ''} send={send} onClose={onClose}>
				<fieldset className="row">
					<legend>{t('file.kind')}</legend>
					{CASE_KINDS.map((choice) => (
						<label key={choice} className="row">
							<input type="radio" name="kind" checked={kind === choice} onChange={() => setKind(choice)} />
							{t(`kind.${choice}`)}
						</label>
					))}
				</fieldset>
				<fieldset className="row">
					<legend>{t('file.subject')}</legend>
					{CASE_SUBJECTS.map((choice) => (
						<label key={choice} className="row">
							<input type="radio" name="subject" checked={subject === choice} onChange={() => setSubject(choice)} />
							{t(`subject.${choice}`)}
						</label>
					))}
				</fieldset>
				{kind === 'keberatan' && !own ? (
					<fieldset className="stack">
						<legend>{t('file.from')}</legend>
						{witnesses.length > 0 ? (
							<label className="row">
								<input type="radio" name="side" checked={side === 'saksi'} onChange={() => setSide('saksi')} />
								{t('file.witness')}
								<select className="input" value={witness} onChange={(event) => setWitness(event.target.value)}>
									{witnesses.map((one) => (
										<option key={one.id} value={one.id}>
											{one.contestant} {one.name}
										</option>
									))}
								</select>
							</label>
						) : null}
						<label className="row">
							<input type="radio" name="side" checked={side === 'panwaslu'} onChange={() => setSide('panwaslu')} />
							Panwaslu
						</label>
						{side === 'panwaslu' ? (
							<label className="label">
								{t('file.name')}
								<input
									className="input"
									required
									maxLength={120}
									value={name}
									onChange={(event) => setName(event.target.value)}
								/>
							</label>
						) : null}
					</fieldset>
				) : null}
				<label className="label">
					{t('file.text')}
					<textarea
						className="input"
						rows={3}
						required
						maxLength={2000}
						value={text}
						onChange={(event) => setText(event.target.value)}
					/>
				</label>
				<label className="label">
					{t('file.evidence')}
					<input
						className="input"
						maxLength={2000}
						value={evidence}
						onChange={(event) => setEvidence(event.target.value)}
					/>
				</label>
			</DialogForm>
		</Modal>
	);
}
