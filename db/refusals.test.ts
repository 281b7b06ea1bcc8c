import { afterEach, describe, expect, it } from 'vitest';
import { examplePack } from '../lib/demo/packs';
import { blankedBlocks, blocksOf, type ElectionPack } from '../lib/election';
import type { Actor, Command } from '../lib/plenary';
import { COMMAND_TYPES, type CommandType, REFUSAL_CODES, type RefusalCode } from '../lib/plenary';
import { execute } from './door';
import { type AreaCode, isAreaCode } from './testing/areas';
import {
	ACTORS,
	CONSOLE,
	CONTEST,
	digest,
	FAR_TPS,
	KECAMATAN,
	KELURAHAN,
	PAPER,
	phone,
	SYSTEM,
	systemItem,
	tpsOf,
	UNKNOWN_TPS,
	witnessId,
} from './testing/fixtures';
import { command, Hall, type Said, saidTally } from './testing/hall';
import { isMeetingCode, type MeetingCode } from './testing/meeting';

const TPS = tpsOf(1);
const { ketua, operator, admin } = ACTORS;

let hall: Hall;

/** What leads to a command that must be refused; returns who sends it. */
type Case = () => { by: Actor; send: Command; expect?: number };

function by<T extends CommandType>(actor: Actor, type: T, said: Said<T>): ReturnType<Case> {
	return { by: actor, send: command(type, said) };
}

/** A plenary with TPS 1 read and `figures` on its paper; the system shows what {@link SYSTEM} says. */
function afterReading(figures = PAPER): void {
	hall = Hall.opened();
	hall.imports(systemItem(TPS));
	hall.read(figures);
}

const newAccount = { id: 'x1', username: 'pps.satu', name: 'PPS Satu', role: 'pps' as const, kelurahan: KELURAHAN };
/** Said to any command about one person; the schema takes what it needs. */
const about = (id: string) => ({ witness: id, account: id, reason: 'Mandat ditarik' });
const floorOf = (tps: string) => ({ tps, seal: 'utuh' as const, note: '', mode: 'blind' as const });
const correction = (value: number) => ({
	tps: TPS,
	changes: [{ field: 'V.B', value }],
	reason: 'Salah baca',
	basis: 'salah-baca' as const,
	requestedBy: 'Saksi 1',
	initialled: ['Ketua PPS'],
});

const PHOTO = {
	tps: TPS,
	page: 2,
	content: digest('foto'),
	received: digest('asal'),
	format: 'jpeg' as const,
	width: 3000,
	height: 4000,
	bytes: 1,
	source: 'kamera' as const,
	name: 'foto.jpg',
};

/** A plenary in which page 2 of TPS 1 has its photo. */
function photographed(): void {
	hall = Hall.opened();
	hall.does(operator, 'photo.attach', PHOTO);
}

const PACK = examplePack('pemilu-2024');

/** A pack of some file about to be adopted, its blanked blocks typed as the paper has them. */
function adopting(pack: ElectionPack, typed?: readonly string[]): ReturnType<Case> {
	hall = Hall.opened([]);
	const sha256 = digest(JSON.stringify(pack));
	const blocks = blocksOf(sha256);
	const fromPaper = typed ?? blankedBlocks(sha256).map((at) => blocks[at] ?? '');
	return by(admin, 'pack.adopt', { file: 'paket.json', sha256, pack, typed: [...fromPaper] });
}

/** Refusals of commands; a password is changed beside the door (db/accounts). */
type OfCommand = Exclude<RefusalCode, `password.${string}` | 'document.unknown' | MeetingCode | AreaCode>;
/** Refusals of commands; a password is changed beside the door (db/accounts), a file is fetched from a route. */

const HUB = 'hub-1';

/** A plenary whose results go to a hub; paused on request. */
function enrolled(paused = false): void {
	hall = Hall.opened([1]);
	hall.does(admin, 'target.enrol', { target: HUB, name: 'KPU Contoh', url: 'http://127.0.0.1:9' });
	if (paused) hall.does(operator, 'target.pause', { target: HUB, reason: 'Kuota habis' });
}

/** At least one way into every refusal. */
const CASES: Record<OfCommand, Case[]> = {
	'account.exists': [
		() => {
			hall = new Hall();
			hall.does(admin, 'account.create', newAccount);
			return by(admin, 'account.create', { ...newAccount, id: 'x2' });
		},
		() => {
			hall = new Hall();
			hall.does(admin, 'account.create', newAccount);
			return by(admin, 'account.create', { ...newAccount, username: 'lain' });
		},
	],
	'account.last-admin': [
		() => {
			hall = new Hall();
			for (const id of ['a1', 'a2']) {
				hall.does(admin, 'account.create', { id, username: `admin.${id}`, name: id, role: 'admin' });
			}
			hall.does(admin, 'account.disable', { account: 'a1', reason: 'Pindah tugas' });
			return by(admin, 'account.disable', { account: 'a2', reason: 'Pindah tugas' });
		},
	],
	'account.needs-kelurahan': [
		() => {
			hall = new Hall();
			return by(admin, 'account.create', { ...newAccount, kelurahan: undefined });
		},
	],
	'account.needs-operator': [
		() => {
			hall = new Hall();
			return by(admin, 'account.create', { ...newAccount, role: 'mobile' });
		},
	],
	'account.unknown': (
		['account.disable', 'account.enable', 'account.resetPassword', 'account.revokeSessions'] as const
	).map((type) => () => {
		hall = new Hall();
		return by(admin, type, about('tidak-ada'));
	}),
	'answer.from-phone': [
		() => {
			afterReading();
			hall.answers(1, 'object');
			const given = { tps: TPS, hash: hall.hash(), witness: witnessId(1), text: '' };
			return by(operator, 'witness.answerOnPaper', { ...given, answer: 'agree' });
		},
	],
	'answer.needs-text': [
		() => {
			afterReading();
			const given = { tps: TPS, hash: hall.hash(), witness: witnessId(1), text: '  ' };
			return by(operator, 'witness.answerOnPaper', { ...given, answer: 'object' });
		},
		() => {
			afterReading();
			const given = { tps: TPS, hash: hall.hash(), witness: witnessId(1), text: '' };
			return by(operator, 'witness.answerOnPaper', { ...given, answer: 'refuse' });
		},
	],
	'answer.unsigned': [
		() => {
			hall = Hall.opened();
			hall.does(phone(1), 'witness.key', { publicKey: 'A'.repeat(43) });
			hall.fits();
			return by(phone(1), 'witness.agree', { tps: TPS, hash: hall.hash() });
		},
	],
	'contest.unknown': [
		() => {
			hall = Hall.opened();
			return by(operator, 'tps.floor', { contest: 'constructor', ...floorOf(TPS) });
		},
		() => {
			hall = Hall.opened();
			const source = { name: 'x', sha256: digest('x') };
			return by(CONSOLE, 'system.import', { contest: 'dpr', source, items: [systemItem(TPS)] });
		},
		() => {
			hall = Hall.opened([]);
			const mandate = { number: '1', signedBy: 'Tim' };
			return by(operator, 'witness.register', { id: 's9', contest: 'dpr', contestant: 1, name: 'S', mandate });
		},
	],
	'field.not-in-system': [
		() => {
			afterReading();
			return by(operator, 'system.edit', { tps: TPS, edits: [{ field: 'II.1', value: 1 }], reason: 'x' });
		},
		() => {
			hall = Hall.opened();
			const source = { name: 'x', sha256: digest('x') };
			const items = [systemItem(TPS, { ...SYSTEM, 'III.J': 1 })];
			return by(CONSOLE, 'system.import', { contest: CONTEST, source, items });
		},
	],
	'field.unknown': [
		() => {
			hall = Hall.opened();
			hall.floor();
			return by(operator, 'tally.fill', saidTally(TPS, { ...PAPER, 'IV.4': 1 }));
		},
		() => {
			hall = Hall.opened();
			hall.floor();
			return by(operator, 'tally.fill', { ...saidTally(TPS, PAPER), matched: ['constructor'] });
		},
		() => {
			hall = Hall.opened();
			hall.floor();
			return by(operator, 'tally.draft', { tps: TPS, figures: { 'IV.4': 1 }, matched: [], at: null });
		},
		() => {
			afterReading();
			const changes = [{ field: 'IV.4', value: 1 }];
			return by(operator, 'tally.correct', { ...correction(1), changes });
		},
		() => {
			afterReading();
			return by(operator, 'system.edit', { tps: TPS, edits: [{ field: 'IV.4', value: 1 }], reason: 'x' });
		},
	],
	'floor.not-here': [
		() => {
			hall = Hall.opened();
			return by(operator, 'tally.fill', saidTally(TPS, PAPER));
		},
		() => {
			hall = Hall.opened();
			hall.imports(systemItem(TPS));
			return by(operator, 'system.edit', { tps: TPS, edits: [{ field: 'V.B', value: 1 }], reason: 'x' });
		},
		() => {
			afterReading();
			hall.does(operator, 'tps.setAside', { tps: TPS, reason: 'Kotak belum ada' });
			return by(ketua, 'gavel.strike', { tps: TPS, hash: hall.hash() });
		},
	],
	'floor.occupied': [
		() => {
			hall = Hall.opened();
			hall.floor(tpsOf(2));
			return by(operator, 'tps.floor', floorOf(TPS));
		},
		() => {
			hall = Hall.opened();
			hall.floor();
			return by(operator, 'tps.floor', floorOf(TPS));
		},
	],
	forbidden: [
		() => {
			afterReading();
			return by(operator, 'gavel.strike', { tps: TPS, hash: hall.hash() });
		},
	],
	'gavel.not-ready': [
		() => {
			afterReading();
			return by(ketua, 'gavel.strike', { tps: TPS, hash: hall.hash() });
		},
	],
	'hash.stale': [
		() => {
			afterReading();
			return by(phone(1), 'witness.agree', { tps: TPS, hash: digest('other figures') });
		},
		() => {
			afterReading();
			for (const no of [1, 2, 3]) hall.answers(no);
			return by(ketua, 'gavel.strike', { tps: TPS, hash: digest('other figures') });
		},
	],
	invalid: [
		() => {
			hall = Hall.opened();
			hall.floor();
			return by(operator, 'tally.fill', saidTally(TPS, { ...PAPER, 'IV.1': 1000 }));
		},
		() => {
			hall = Hall.opened();
			return by(operator, 'tps.floor', floorOf('31010110010011'));
		},
		() => {
			hall = Hall.opened();
			return { by: operator, send: { type: 'constructor' } as unknown as Command };
		},
		// Names every JavaScript object answers to are nobody's id.
		...['constructor', 'toString', '__proto__'].flatMap((id) =>
			(['witness.attend', 'witness.leave', 'witness.credential', 'witness.revoke'] as const).map((type) => () => {
				hall = Hall.opened([1]);
				return by(operator, type, about(id));
			}),
		),
	],
	'item.nothing-open': [
		() => {
			afterReading();
			return by(operator, 'item.record', { tps: TPS, items: ['selisih:IV.1'], note: 'x' });
		},
		() => {
			afterReading({ ...PAPER, 'IV.1': 51 });
			const items = ['selisih:IV.1', 'selisih:IV.2'];
			return by(operator, 'item.record', { tps: TPS, items, note: 'x' });
		},
	],
	'plenary.already-open': [
		() => {
			hall = Hall.opened();
			return by(ketua, 'plenary.open', { kecamatan: KECAMATAN, mode: 'match' });
		},
	],
	'plenary.not-open': [
		() => {
			hall = new Hall();
			hall.regions();
			return by(operator, 'tps.floor', floorOf(TPS));
		},
	],
	'plenary.other-kecamatan': [
		() => {
			hall = Hall.opened();
			return by(operator, 'tps.floor', floorOf(FAR_TPS));
		},
	],
	'plenary.unknown-kecamatan': [
		() => {
			hall = new Hall();
			return by(ketua, 'plenary.open', { kecamatan: KECAMATAN, mode: 'blind' });
		},
	],
	'result.locked': [
		'tps.floor',
		'tps.setAside',
		'tally.draft',
		'tally.fill',
		'tally.correct',
		'system.edit',
		'item.record',
		'witness.agree',
		'gavel.strike',
	].map((type) => () => {
		hall = Hall.opened();
		hall.lock();
		const everything = {
			...correction(1),
			...floorOf(TPS),
			...saidTally(TPS, PAPER),
			at: null,
			edits: [{ field: 'V.B', value: 1 }],
			items: ['selisih:IV.1'],
			hash: hall.hash(),
		};
		const sender = type === 'witness.agree' ? phone(1) : type === 'gavel.strike' ? ketua : operator;
		return { by: sender, send: { contest: CONTEST, ...everything, note: 'x', type } as unknown as Command };
	}),
	stale: [
		() => {
			afterReading();
			return { ...by(operator, 'tally.correct', correction(7)), expect: hall.state().version - 1 };
		},
		() => {
			afterReading();
			return { ...by(operator, 'tally.correct', correction(7)), expect: hall.state().version + 1 };
		},
		() => {
			afterReading();
			return { ...by(operator, 'tally.correct', correction(7)), expect: undefined };
		},
	],
	'system.nothing-to-change': [
		() => {
			afterReading();
			const edits = [{ field: 'V.B', value: SYSTEM['V.B'] ?? null }];
			return by(operator, 'system.edit', { tps: TPS, edits, reason: 'x' });
		},
	],
	'tally.already-filled': [
		() => {
			afterReading();
			return by(operator, 'tally.fill', saidTally(TPS, PAPER));
		},
		() => {
			afterReading();
			return by(operator, 'tally.draft', { tps: TPS, figures: {}, matched: [], at: null });
		},
	],
	'tally.incomplete': [
		() => {
			hall = Hall.opened();
			hall.floor();
			return by(operator, 'tally.fill', { ...saidTally(TPS, { ...PAPER, 'IV.1': null }), blank: [] });
		},
		() => {
			hall = Hall.opened();
			hall.floor();
			return by(operator, 'tally.fill', { tps: TPS, figures: {}, matched: [], blank: [] });
		},
	],
	'tally.not-zero': [
		() => {
			hall = Hall.opened();
			hall.floor();
			return by(operator, 'tally.fill', { ...saidTally(TPS, PAPER), zeroed: ['IV.1'] });
		},
	],
	'pack.broken': [() => adopting({ ...PACK, recap: { from: '2024-03-02', to: '2024-02-15' } })],
	'pack.not-confirmed': [() => adopting(PACK, ['0000', '0000', '0000'])],
	'pack.frozen': [
		() => {
			const send = adopting(examplePack('pilkada-2024'));
			hall.imports(systemItem(TPS));
			return send;
		},
	],
	'pack.witness-lost': [
		() => {
			const send = adopting(examplePack('pilkada-2024'));
			hall.witness(1);
			return send;
		},
	],
	'tally.not-blank': [
		() => {
			hall = Hall.opened();
			hall.floor();
			return by(operator, 'tally.fill', { ...saidTally(TPS, PAPER), blank: ['IV.1'] });
		},
		() => {
			hall = Hall.opened();
			hall.floor();
			return by(operator, 'tally.fill', { ...saidTally(TPS, { ...PAPER, 'IV.1': 'X' }), blank: ['IV.1'] });
		},
	],
	'tally.not-filled': [
		() => {
			hall = Hall.opened();
			hall.floor();
			return by(operator, 'tally.correct', correction(7));
		},
		() => {
			hall = Hall.opened();
			hall.imports(systemItem(TPS));
			hall.floor();
			return by(operator, 'system.edit', { tps: TPS, edits: [{ field: 'V.B', value: 1 }], reason: 'x' });
		},
		() => {
			hall = Hall.opened();
			hall.floor();
			return by(operator, 'item.record', { tps: TPS, items: ['selisih:IV.1'], note: 'x' });
		},
		() => {
			hall = Hall.opened();
			hall.floor();
			return by(phone(1), 'witness.agree', { tps: TPS, hash: digest('nothing') });
		},
	],
	'tally.nothing-to-change': [
		() => {
			afterReading();
			return by(operator, 'tally.correct', correction(6));
		},
	],
	'tps.unknown': [
		() => {
			hall = Hall.opened();
			return by(operator, 'tps.floor', floorOf(UNKNOWN_TPS));
		},
		() => {
			hall = Hall.opened();
			const source = { name: 'x', sha256: digest('x') };
			const items = [systemItem(TPS), systemItem(UNKNOWN_TPS)];
			return by(CONSOLE, 'system.import', { contest: CONTEST, source, items });
		},
	],
	'witness.contestant-unknown': [
		() => {
			hall = Hall.opened([]);
			const mandate = { number: '1', signedBy: 'Tim' };
			return by(operator, 'witness.register', { id: 's4', contest: CONTEST, contestant: 4, name: 'S', mandate });
		},
	],
	'witness.exists': [
		() => {
			hall = Hall.opened([1]);
			const mandate = { number: '1', signedBy: 'Tim' };
			const again = { id: witnessId(1), contest: CONTEST, contestant: 2, name: 'S', mandate };
			return by(operator, 'witness.register', again);
		},
	],
	'witness.too-many': [
		() => {
			hall = Hall.opened([1]);
			const mandate = { number: '2', signedBy: 'Tim' };
			hall.does(operator, 'witness.register', { id: 'b', contest: CONTEST, contestant: 1, name: 'Kedua', mandate });
			return by(operator, 'witness.register', { id: 'c', contest: CONTEST, contestant: 1, name: 'Ketiga', mandate });
		},
	],
	'witness.other-contestant': [
		() => {
			hall = Hall.opened([1]);
			const mandate = { number: '2', signedBy: 'Tim' };
			const same = { id: 'b', contest: CONTEST, contestant: 2, name: 'saksi  1.', mandate };
			return by(operator, 'witness.register', same);
		},
	],
	'witness.other-in-room': [
		() => {
			hall = Hall.opened([1]);
			const mandate = { number: '2', signedBy: 'Tim' };
			hall.does(operator, 'witness.register', { id: 'b', contest: CONTEST, contestant: 1, name: 'Kedua', mandate });
			return by(operator, 'witness.attend', { witness: 'b' });
		},
	],
	'witness.not-present': [
		() => {
			afterReading();
			hall.does(operator, 'witness.leave', { witness: witnessId(1) });
			return by(phone(1), 'witness.agree', { tps: TPS, hash: hall.hash() });
		},
	],
	'witness.not-settled': [
		() => {
			afterReading({ ...PAPER, 'IV.1': 51 });
			return by(phone(1), 'witness.agree', { tps: TPS, hash: hall.hash() });
		},
	],
	'witness.revoked': [
		() => {
			afterReading();
			hall.does(operator, 'witness.revoke', { witness: witnessId(1), reason: 'Mandat ditarik' });
			return by(phone(1), 'witness.agree', { tps: TPS, hash: hall.hash() });
		},
		...(['witness.attend', 'witness.leave', 'witness.credential', 'witness.revoke'] as const).map((type) => () => {
			hall = Hall.opened([1]);
			hall.does(operator, 'witness.revoke', { witness: witnessId(1), reason: 'Mandat ditarik' });
			return by(operator, type, about(witnessId(1)));
		}),
	],
	'delivery.nothing-waiting': [
		() => {
			enrolled();
			return by(operator, 'delivery.retry', { target: HUB, items: [{ contest: CONTEST, tps: TPS, version: 1 }] });
		},
	],
	'photo.corners': [
		() => {
			photographed();
			const [a, b] = [
				{ x: 0, y: 0 },
				{ x: 1, y: 1 },
			];
			return by(operator, 'photo.corners', { tps: TPS, page: 2, content: digest('foto'), corners: [a, b, a, b] });
		},
	],
	'photo.elsewhere': [
		() => {
			photographed();
			return by(operator, 'photo.attach', { ...PHOTO, page: 3 });
		},
	],
	'photo.page': [
		() => {
			hall = Hall.opened();
			return by(operator, 'photo.attach', { ...PHOTO, page: 4 });
		},
	],
	'photo.same': [
		() => {
			photographed();
			return by(operator, 'photo.attach', PHOTO);
		},
	],
	'photo.unknown': (['photo.corners', 'photo.retract'] as const).map((type) => () => {
		photographed();
		const said = { tps: TPS, page: 2, content: digest('lain'), corners: null, reason: 'TPS lain' };
		return by(operator, type, said);
	}),
	'network.unknown-kelurahan': [
		() => {
			enrolled();
			return by(operator, 'network.note', { kelurahan: '9999999999', signal: 'bad', note: '' });
		},
	],
	'target.not-paused': [
		() => {
			enrolled();
			return by(operator, 'target.resume', { target: HUB });
		},
	],
	'target.paused': [
		() => {
			enrolled(true);
			return by(operator, 'target.pause', { target: HUB, reason: 'Lagi' });
		},
		() => {
			enrolled(true);
			return by(operator, 'delivery.retry', { target: HUB });
		},
	],
	'target.unknown': [
		() => {
			enrolled();
			return by(operator, 'target.pause', { target: 'lain', reason: 'Tidak ada' });
		},
	],
	'witness.unknown': [
		() => {
			afterReading();
			return by(phone(9), 'witness.agree', { tps: TPS, hash: hall.hash() });
		},
		...(['witness.attend', 'witness.leave', 'witness.credential', 'witness.revoke'] as const).map((type) => () => {
			hall = Hall.opened([1]);
			return by(operator, type, about('tidak-ada'));
		}),
	],
};

it('every refusal has a case', () => {
	expect(Object.keys(CASES).sort()).toEqual(
		REFUSAL_CODES.filter(
			(code) =>
				!code.startsWith('password.') && code !== 'document.unknown' && !isMeetingCode(code) && !isAreaCode(code),
		).sort(),
	);
	for (const [code, cases] of Object.entries(CASES)) expect(cases.length, code).toBeGreaterThan(0);
});

describe('every refusal', () => {
	afterEach(() => hall.leave());

	const each = Object.entries(CASES).flatMap(([code, cases]) => cases.map((set, at) => ({ code, at: at + 1, set })));
	it.each(each)('$code, case $at, and nothing is written', ({ code, set }) => {
		const sent = set();
		const before = footprint();
		const outcome =
			'expect' in sent ? hall.send(sent.by, sent.send, { expect: sent.expect }) : hall.send(sent.by, sent.send);
		expect(outcome.ok ? 'carried out' : outcome.refusal.code).toBe(code);
		expect(footprint()).toEqual(before);
	});
});

describe('the door', () => {
	afterEach(() => hall.leave());

	it('refuses a command of another person’s id, and does not say what became of it', () => {
		hall = Hall.opened();
		const id = '11111111-1111-4111-8111-111111111111';
		const renew = command('display.renewCode', {});
		expect(hall.send(operator, renew, { id })).toMatchObject({ ok: true, repeated: false });
		expect(hall.send(ketua, renew, { id })).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
		expect(hall.send(operator, renew, { id })).toMatchObject({ ok: true, repeated: true });
	});

	it('refuses another command under an id that was used, and carries nothing out', () => {
		hall = Hall.opened();
		const id = '22222222-2222-4222-8222-222222222222';
		const mode = command('plenary.setMode', { mode: 'match' });
		expect(hall.send(ketua, mode, { id })).toMatchObject({ ok: true, repeated: false });
		for (const other of [command('plenary.setMode', { mode: 'blind' }), command('display.renewCode', {})]) {
			expect(hall.send(ketua, other, { id })).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
		}
		expect(hall.plenary.mode).toBe('match');
		expect(hall.send(ketua, mode, { id })).toMatchObject({ ok: true, repeated: true });
	});

	it('asks for the role before it looks at anything else', () => {
		hall = new Hall();
		for (const type of COMMAND_TYPES) {
			const said = { type, contest: CONTEST, tps: UNKNOWN_TPS } as unknown as Command;
			const outcome = execute(hall.house, ACTORS.layar, { id: 'x', command: said });
			expect(outcome.ok ? '' : outcome.refusal.code, type).toBe('forbidden');
		}
	});
});

/** Rows written since the connection was opened, in whatever table: a refusal adds none. */
function footprint(): unknown {
	return hall.house.sqlite.prepare('SELECT total_changes() AS n, (SELECT COUNT(*) FROM ledger) AS rows').get();
}
