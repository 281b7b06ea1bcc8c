import { afterEach, describe, expect, it } from 'vitest';
import { type Actor, type Command, REFUSAL_CODES } from '../lib/plenary';
import {
	type AdoptionCode,
	adopt,
	adoptAll,
	at,
	close,
	FEW,
	isAdoptionCode,
	reopen,
	scrutinise,
	smallHall,
	totalsHash,
} from './testing/adoption';
import { ACTORS, digest, KECAMATAN, KELURAHAN, OTHER_KECAMATAN, phone } from './testing/fixtures';
import { command, type Hall, type Said } from './testing/hall';

const { ketua, anggota, operator } = ACTORS;
const [FIRST, SECOND, THIRD] = FEW;

let hall: Hall;
type Case = () => { by: Actor; send: Command };
type Type = Command['type'];

function by<T extends Type>(actor: Actor, type: T, said: Said<T>): ReturnType<Case> {
	return { by: actor, send: command(type, said) };
}

/** The first kelurahan is locked. */
const locked = () => {
	hall = smallHall();
	for (const tps of [FIRST, SECOND]) hall.lock(tps);
};
const scrutinised = () => {
	locked();
	scrutinise(hall, KELURAHAN);
};
const adopted = () => {
	locked();
	adopt(hall, KELURAHAN);
};
const said = () => ({ ...at(KELURAHAN), hash: totalsHash(hall, KELURAHAN) });
const begin = (region = KELURAHAN) => ({ ...at(region), until: null });

const CASES: Record<AdoptionCode, Case[]> = {
	'adoption.adopted': [
		() => {
			adopted();
			return by(ketua, 'adoption.scrutinise', begin());
		},
		() => {
			adopted();
			return by(ketua, 'adoption.strike', { ...at(KELURAHAN), hash: digest('x') });
		},
	],
	'adoption.chair-only': [
		() => {
			hall = smallHall();
			adoptAll(hall);
			return by(anggota, 'adoption.scrutinise', begin(KECAMATAN));
		},
	],
	'adoption.incomplete': [
		() => {
			hall = smallHall();
			hall.lock(FIRST);
			return by(ketua, 'adoption.scrutinise', begin());
		},
		() => {
			adopted();
			reopen(hall, FIRST);
			return by(ketua, 'adoption.scrutinise', begin());
		},
	],
	'adoption.no-scrutiny': [
		() => {
			locked();
			return by(phone(1), 'adoption.sign', said());
		},
		() => {
			locked();
			return by(ketua, 'adoption.strike', said());
		},
		() => {
			locked();
			return by(ketua, 'adoption.drop', { ...at(KELURAHAN), reason: 'x' });
		},
	],
	'adoption.not-ready': [
		() => {
			scrutinised();
			hall.does(phone(1), 'adoption.sign', said());
			return by(ketua, 'adoption.strike', said());
		},
	],
	'adoption.region-unknown': [
		() => {
			locked();
			return by(ketua, 'adoption.scrutinise', begin(`${OTHER_KECAMATAN}1001`));
		},
		() => {
			locked();
			return by(ketua, 'adoption.scrutinise', begin(`${KECAMATAN}9999`));
		},
	],
	'adoption.scrutiny-on': [
		() => {
			scrutinised();
			return by(ketua, 'adoption.scrutinise', begin());
		},
		() => {
			scrutinised();
			return by(operator, 'tps.floor', { tps: THIRD, seal: 'utuh', note: '', mode: 'blind' });
		},
	],
	'adoption.signer-unknown': [
		() => {
			scrutinised();
			const signer = { side: 'ppk', id: 'nobody' } as const;
			return by(operator, 'adoption.signOnPaper', { ...said(), signer, answer: 'sign', text: '' });
		},
		() => {
			scrutinised();
			const signer = { side: 'saksi', id: 'saksi-1' } as const;
			return by(operator, 'adoption.signOnPaper', { ...said(), signer, answer: 'absent', text: '' });
		},
	],
	'closing.closed': [
		() => {
			hall = smallHall();
			close(hall);
			return by(operator, 'witness.attend', { witness: 'saksi-1' });
		},
	],
	'closing.moved': [
		() => {
			hall = smallHall();
			return by(ketua, 'plenary.close', { seen: digest('an older list'), note: '' });
		},
	],
	'closing.needs-document': [
		() => {
			hall = smallHall();
			close(hall);
			return by(ketua, 'plenary.reopen', { basis: 'perintah-kpu', document: '', reason: 'x' });
		},
	],
	'closing.not-closed': [
		() => {
			hall = smallHall();
			return by(ketua, 'plenary.reopen', { basis: 'perintah-kpu', document: '1', reason: 'x' });
		},
	],
	'closing.scrutiny': [
		() => {
			scrutinised();
			return by(ketua, 'plenary.close', { seen: digest('x'), note: '' });
		},
	],
};

it('every refusal of adoption and closing has a case', () => {
	expect(Object.keys(CASES).sort()).toEqual(REFUSAL_CODES.filter(isAdoptionCode).sort());
});

describe('every refusal of adoption and closing', () => {
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
