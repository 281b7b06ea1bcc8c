import { afterEach, describe, expect, it } from 'vitest';
import { type Actor, type Command, REFUSAL_CODES } from '../lib/plenary';
import { ACTORS, CONTEST, KELURAHAN, OTHER_KELURAHAN, phone, tpsOf } from './testing/fixtures';
import { command, Hall, type Said } from './testing/hall';
import { isMeetingCode, type MeetingCode, PAUSE } from './testing/meeting';

const TPS = tpsOf(1);
const { ketua, anggota, operator, panwaslu } = ACTORS;
const ABOUT = { contest: CONTEST, tps: TPS };

let hall: Hall;
type Case = () => { by: Actor; send: Command; expect?: number };
type Type = Command['type'];

function by<T extends Type>(actor: Actor, type: T, said: Said<T>): ReturnType<Case> {
	return { by: actor, send: command(type, said) };
}

const open = () => {
	hall = Hall.opened();
};
/** TPS 1 read, everything settled. */
const read = () => {
	open();
	hall.fits();
};
const locked = () => {
	read();
	for (const no of [1, 2, 3]) hall.answers(no);
	hall.strike();
};
const objection = (by: Actor = phone(1)) =>
	hall.does(by, 'case.file', {
		about: ABOUT,
		case: 'k1',
		kind: 'keberatan',
		subject: 'selisih',
		field: 'IV.1',
		text: 'Salinan saksi 51',
		evidence: '',
		from: null,
	});
const panel = (no: string, kelurahan: string, chair: string | null = null): Said<'panel.set'> => ({
	panel: no,
	place: `Meja ${no}`,
	chair,
	reads: [{ kelurahan, contest: null }],
});
const recount = () => {
	read();
	hall.does(ketua, 'recount.open', {
		tps: TPS,
		ground: 'salinan-berbeda',
		proposer: 'Saksi 1',
		decision: 'Dihitung ulang',
	});
};
const asked = { tps: TPS, basis: 'kekeliruan-ditemukan', document: '', reason: 'Salah pindah' } as const;

const CASES: Record<MeetingCode, Case[]> = {
	'box.wrong-state': [
		() => {
			open();
			return by(operator, 'box.seal', { tps: TPS, note: '' });
		},
		() => {
			read();
			return by(operator, 'box.takeOut', { tps: TPS });
		},
	],
	'case.exists': [
		() => {
			open();
			objection();
			return by(phone(2), 'case.file', {
				about: ABOUT,
				case: 'k1',
				kind: 'keberatan',
				subject: 'prosedur',
				field: null,
				text: 'x',
				evidence: '',
				from: null,
			});
		},
	],
	'case.not-accepted': [
		() => {
			read();
			objection();
			return by(operator, 'tally.correct', {
				tps: TPS,
				changes: [{ field: 'V.B', value: 7 }],
				reason: 'Salah baca',
				basis: 'salah-baca',
				requestedBy: 'Saksi 1',
				initialled: ['Ketua'],
				case: 'k1',
			});
		},
	],
	'case.not-yours': [
		() => {
			open();
			objection();
			return by(phone(2), 'case.withdraw', { about: ABOUT, case: 'k1', text: 'x' });
		},
		() => {
			open();
			objection();
			return by(panwaslu, 'case.withdraw', { about: ABOUT, case: 'k1', text: 'x' });
		},
		() => {
			open();
			return by(operator, 'case.file', {
				about: null,
				case: 'k2',
				kind: 'keberatan',
				subject: 'prosedur',
				field: null,
				text: 'x',
				evidence: '',
				from: null,
			});
		},
	],
	'case.unknown': [
		() => {
			open();
			return by(operator, 'case.explain', { about: null, case: 'constructorx', text: 'x' });
		},
	],
	'case.wrong-state': [
		() => {
			open();
			objection();
			// An objection that was not explained cannot be turned down (domain 3: the committee must explain).
			return by(operator, 'case.record', { about: ABOUT, case: 'k1', text: 'x' });
		},
		() => {
			open();
			objection();
			return by(operator, 'case.followUp', { about: ABOUT, case: 'k1', text: 'x' });
		},
	],
	'field.too-large': [
		() => {
			recount();
			for (let from = 0; from < 1000; from += 200) {
				const ballots = Array.from({ length: 200 }, () => 'IV.1');
				hall.does(operator, 'recount.count', { tps: TPS, from, ballots });
			}
			return by(operator, 'recount.finish', { tps: TPS, from: 1000, note: 'x', initialled: ['Ketua'] });
		},
	],
	'panel.busy': [
		() => {
			open();
			hall.floor();
			return by(ketua, 'panel.set', panel('2', KELURAHAN));
		},
	],
	'panel.held': [
		() => {
			open();
			hall.does(anggota, 'panel.hold', { panel: '1' });
			return by(operator, 'panel.hold', { panel: '1' });
		},
		() => {
			read();
			hall.does(anggota, 'panel.hold', { panel: '1' });
			return by(operator, 'tps.setAside', { tps: TPS, reason: 'x' });
		},
	],
	'panel.not-chair': [
		() => {
			read();
			for (const no of [1, 2, 3]) hall.answers(no);
			return by(anggota, 'gavel.strike', { tps: TPS, hash: hall.hash() });
		},
	],
	'panel.not-held': [
		() => {
			open();
			return by(operator, 'panel.takeOver', { panel: '1', reason: 'x' });
		},
	],
	'panel.other': [
		() => {
			open();
			hall.does(ketua, 'panel.set', panel('2', KELURAHAN));
			return by(operator, 'tps.floor', { tps: TPS, seal: 'utuh', note: '', mode: 'blind', panel: '1' });
		},
	],
	'panel.taken': [
		() => {
			open();
			hall.does(ketua, 'panel.set', panel('2', KELURAHAN));
			return by(ketua, 'panel.set', {
				...panel('3', OTHER_KELURAHAN),
				reads: [{ kelurahan: KELURAHAN, contest: CONTEST }],
			});
		},
	],
	'panel.too-many': [
		() => {
			open();
			for (const no of ['1', '2', '3', '4']) hall.does(ketua, 'panel.set', { ...panel(no, KELURAHAN), reads: [] });
			return by(ketua, 'panel.set', { ...panel('5', KELURAHAN), reads: [] });
		},
	],
	'panel.unknown': [
		() => {
			open();
			return by(ketua, 'panel.close', { panel: '3', reason: 'x' });
		},
	],
	'pause.boxes': [
		() => {
			read();
			return by(ketua, 'plenary.suspend', PAUSE);
		},
		() => {
			locked();
			return by(ketua, 'plenary.suspend', { ...PAUSE, mode: 'finish-box' });
		},
	],
	'plenary.not-suspended': [
		() => {
			open();
			return by(ketua, 'plenary.resume', { orderedBy: 'Ketua', document: '', note: '' });
		},
	],
	'plenary.suspended': [
		...(['now', 'finish-box'] as const).map((mode) => () => {
			open();
			hall.does(ketua, 'plenary.suspend', { ...PAUSE, mode });
			return by(operator, 'tps.floor', { tps: TPS, seal: 'utuh', note: '', mode: 'blind' as const });
		}),
		() => {
			read();
			hall.does(ketua, 'plenary.suspend', { ...PAUSE, boxes: [{ ...ABOUT, seal: 'disegel' }] });
			return by(phone(1), 'witness.agree', { tps: TPS, hash: hall.hash() });
		},
		() => {
			open();
			hall.floor();
			hall.does(ketua, 'plenary.suspend', { ...PAUSE, boxes: [{ ...ABOUT, seal: 'disegel' }] });
			return by(operator, 'tally.draft', { tps: TPS, figures: { 'IV.1': 1 }, matched: [], at: null });
		},
	],
	'recount.needs-note': [
		() => {
			recount();
			return by(operator, 'recount.finish', { tps: TPS, from: 0, note: '', initialled: ['Ketua'] });
		},
	],
	'recount.not-running': [
		() => {
			read();
			return by(operator, 'recount.count', { tps: TPS, from: 0, ballots: ['IV.1'] });
		},
	],
	'recount.running': [
		() => {
			recount();
			return by(operator, 'tps.setAside', { tps: TPS, reason: 'x' });
		},
		() => {
			recount();
			return by(ketua, 'gavel.strike', { tps: TPS, hash: hall.hash() });
		},
	],
	'recount.stale': [
		() => {
			recount();
			hall.does(operator, 'recount.count', { tps: TPS, from: 0, ballots: ['IV.1'] });
			return by(operator, 'recount.undo', { tps: TPS, from: 2 });
		},
	],
	'reopen.needs-document': [
		() => {
			locked();
			return by(operator, 'reopen.request', { ...asked, basis: 'perintah-kpu' });
		},
	],
	'reopen.not-locked': [
		() => {
			read();
			return by(operator, 'reopen.request', asked);
		},
	],
	'reopen.not-requested': [
		() => {
			locked();
			return by(ketua, 'reopen.approve', { tps: TPS, reason: 'x' });
		},
	],
	'reopen.requested': [
		() => {
			locked();
			hall.does(operator, 'reopen.request', asked);
			return by(ketua, 'reopen.request', asked);
		},
	],
	'reopen.second-role': [
		() => {
			locked();
			hall.does(ketua, 'reopen.request', asked);
			return by(ketua, 'reopen.approve', { tps: TPS, reason: 'x' });
		},
		() => {
			locked();
			hall.does(operator, 'reopen.request', asked);
			return by(anggota, 'reopen.approve', { tps: TPS, reason: 'x' });
		},
	],
};

it('every refusal of the meeting has a case', () => {
	expect(Object.keys(CASES).sort()).toEqual(REFUSAL_CODES.filter(isMeetingCode).sort());
});

describe('every refusal of the meeting', () => {
	afterEach(() => hall.leave());

	const each = Object.entries(CASES).flatMap(([code, cases]) => cases.map((set, at) => ({ code, at: at + 1, set })));
	it.each(each)('$code, case $at, and nothing is written', ({ code, set }) => {
		const sent = set();
		const before = footprint();
		const outcome = hall.send(sent.by, sent.send);
		expect(outcome.ok ? 'carried out' : outcome.refusal.code).toBe(code);
		expect(footprint()).toEqual(before);
	});
});

function footprint(): unknown {
	return hall.house.sqlite.prepare('SELECT total_changes() AS n, (SELECT COUNT(*) FROM ledger) AS rows').get();
}
