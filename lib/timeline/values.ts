import type { Rules } from '../election';
import type { Figures } from '../forms/types';
import type { EventPayloads, EventType } from '../plenary/events';
import type { About, Values } from './about';
import { ADOPTION_WRITERS } from './adoption';
import { ATTENDANCE_WRITERS } from './attendance';
import { EVIDENCE_WRITERS } from './evidence';
import { EXCEL_WRITERS } from './excel';
import { MEETING_WRITERS } from './meeting';
import { OPERATOR_WRITERS } from './operator';
import { PREPARATION_WRITERS } from './preparation';
import { PULL_WRITERS } from './pull';

type Writer<T extends EventType> = (payload: EventPayloads[T], about: About) => Values;

const ofAccount = (_payload: unknown, { account }: About): Values => ({ account });
const ofWitness = (_payload: unknown, { witness }: About): Values => ({ no: witness.contestant, name: witness.name });
const number = (figures: Figures, field: string) => String(figures[field] ?? '–');

const WRITERS: { readonly [T in EventType]: Writer<T> } = {
	'region.registered': ({ nama, kecamatan, tps, source }) => ({
		name: nama,
		kecamatan: kecamatan.nama,
		count: tps.length,
		file: source.file,
	}),
	'account.created': ({ name, username, role }) => ({ name, username, role }),
	'account.disabled': ({ reason }, { account }) => ({ account, reason }),
	'account.enabled': ofAccount,
	'account.passwordReset': ofAccount,
	'account.sessionsRevoked': ofAccount,
	'account.passwordChanged': ofAccount,
	'plenary.opened': ({ mode, rules }, { kecamatan }) => ({ kecamatan, mode, ...rulesText(rules) }),
	'plenary.modeSet': ({ mode }) => ({ mode }),
	'pack.adopted': ({ file, pack }) => ({ file, name: pack.name.id, version: pack.version }),
	'plenary.flowSet': ({ flow }) => ({ flow: flow === 'tps-first' ? 'tps' : 'contest' }),
	'display.codeRenewed': () => ({}),
	'witness.registered': ({ contestant, name, mandate }) => ({
		no: contestant,
		name,
		number: mandate.number,
		signedBy: mandate.signedBy,
	}),
	'witness.credentialed': ofWitness,
	'witness.revoked': ({ reason }, about) => ({ ...ofWitness(null, about), reason }),
	'floor.taken': (_payload, { tps }) => ({ tps }),
	'floor.left': ({ why }, { tps }) => ({ tps, why }),
	'system.imported': ({ uploaded, source }, { tps }) => ({
		tps,
		uploaded: uploaded ? 'yes' : 'no',
		file: source.file.slice(source.file.lastIndexOf('/') + 1),
		ts: source.ts ?? '–',
	}),
	'box.opened': ({ seal, mode, note }, { tps }) => ({ tps, seal, mode, note }),
	'tps.setAside': ({ reason }, { tps }) => ({ tps, reason }),
	'tally.filled': ({ figures, differences, findings }, { tps }) => ({
		tps,
		valid: number(figures, 'V.A'),
		invalid: number(figures, 'V.B'),
		differences: differences.length,
		findings: findings.length,
	}),
	'tally.corrected': ({ changes, reason, basis, requestedBy, initialled }, { tps }) => ({
		tps,
		count: changes.length,
		reason,
		// A choice in a sentence has no hyphen in its name.
		basis: basis.replaceAll('-', '_'),
		requestedBy,
		initialled: initialled.join(', '),
	}),
	'system.edited': ({ edits, reason }, { tps }) => ({ tps, count: edits.length, reason }),
	'item.recorded': ({ items, note }, { tps }) => ({ tps, count: items.length, note }),
	'witness.answered': ({ contestant, name, answer, text, channel, recordedBy }, { tps }) => ({
		tps,
		no: contestant,
		name,
		answer,
		text,
		said: text === '' ? 'no' : 'yes',
		channel,
		recordedBy: recordedBy ?? '–',
	}),
	'target.enrolled': ({ name, url }) => ({ name, url }),
	'target.paused': ({ reason }) => ({ reason }),
	'target.resumed': () => ({}),
	'delivery.retried': ({ items }) => ({ count: items === 'all' ? 0 : items.length }),
	'delivery.acknowledged': ({ receipts }) => {
		const count = (state: string) => receipts.filter((receipt) => receipt.state === state).length;
		return {
			received: count('received'),
			returned: count('returned'),
			verified: count('verified'),
			published: count('published'),
			reason: receipts.map(({ reason }) => reason).find((reason) => reason !== '') ?? '–',
		};
	},
	'delivery.carried': ({ carrier, items }) => ({ carrier, count: items }),
	'network.noted': ({ signal, note }) => ({ signal, note: note === '' ? '–' : note }),
	'gavel.struck': ({ figures, answers, absent }, { tps }) => ({
		tps,
		valid: number(figures, 'V.A'),
		invalid: number(figures, 'V.B'),
		agree: answers.filter(({ answer }) => answer === 'agree').length,
		object: answers.filter(({ answer }) => answer === 'object').length,
		refuse: answers.filter(({ answer }) => answer === 'refuse').length,
		absent: absent.length,
	}),
	'photo.attached': ({ page, version, source, content }, { tps }) => ({
		tps,
		page,
		version,
		source,
		hash: content.slice(0, 12),
	}),
	'photo.cornersSet': ({ page, corners }, { tps }) => ({ tps, page, by: corners ? 'hand' : 'marks' }),
	'photo.retracted': ({ page, reason }, { tps }) => ({ tps, page, reason }),
	...MEETING_WRITERS,
	...ADOPTION_WRITERS,
	...EVIDENCE_WRITERS,
	...EXCEL_WRITERS,
	...PULL_WRITERS,
	...OPERATOR_WRITERS,
	...ATTENDANCE_WRITERS,
	...PREPARATION_WRITERS,
};

/** The rules agreed at the opening; what was not named stays the election's default and is not told. */
function rulesText(rules: Partial<Rules> | undefined): Values {
	return {
		agreed: rules && Object.keys(rules).length > 0 ? 'yes' : 'no',
		panels: rules?.maxPanels ?? '–',
		order: rules?.order === 'per-kontes' ? 'contest' : 'tps',
		mandated: rules?.mandated ?? '–',
		inRoom: rules?.inRoom ?? '–',
		incident: rules?.incidentBeforeGavel ? 'yes' : 'no',
		followUp: rules?.followUpBeforeGavel === false ? 'no' : 'yes',
		from: rules?.window?.from ?? '–',
		to: rules?.window?.to ?? '–',
	};
}

/** What the sentence of an event says, for the catalogue's text under `event.<type>`. */
export function valuesOf<T extends EventType>(type: T, payload: EventPayloads[T], about: About): Values {
	return (WRITERS[type] as Writer<T>)(payload, about);
}
