import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { examplePack } from '../demo/packs';
import { DEFAULT_RULES } from '../election';
import { catalogues, LOCALES } from '../i18n';
import { BASES, SEALS } from '../plenary/commands';
import type { EventPayloads, EventType } from '../plenary/events';
import type { About } from './about';
import { ADOPTION_SAMPLES } from './adoption-samples';
import { ATTENDANCE_SAMPLES } from './attendance-samples';
import { changesOf, itemsOf } from './changes';
import { EXCEL_SAMPLES } from './excel-samples';
import { EVENT_TYPES, KIND_OF, KINDS, typesOf } from './kinds';
import { MEETING_SAMPLES } from './meeting-samples';
import { OPERATOR_SAMPLES } from './operator';
import { PREPARATION_SAMPLES } from './preparation-samples';
import { PULL_SAMPLES } from './pull';
import { valuesOf } from './values';
import { dateTimeText, dayOf, dayRange, dayText } from './when';

const about: About = {
	tps: 'TPS 012 PULAU KELAPA',
	kecamatan: 'KEPULAUAN SERIBU UTARA',
	region: 'Kelurahan/Desa PULAU KELAPA',
	zone: 'WIB',
	account: 'Budi Operator',
	witness: { name: 'Ratri', contestant: 2 },
};

const answer = {
	witness: 's',
	name: 'Ratri',
	contestant: 2,
	answer: 'object',
	text: 'Angka tidak sama',
	hash: 'h',
	channel: 'paper',
	recordedBy: 'Budi',
} as const;

const difference = { field: 'IV.2', paper: 74, system: 748, delta: 674, cause: null };

/** One of every event there is. */
const SAMPLES: { readonly [T in EventType]: EventPayloads[T] } = {
	'region.registered': {
		source: { file: 'wilayah.csv', sha256: 'x' },
		kode: '3101011001',
		nama: 'PULAU KELAPA',
		kecamatan: { kode: '310101', nama: 'UTARA' },
		kabko: { kode: '3101', nama: 'SERIBU' },
		provinsi: { kode: '31', nama: 'DKI' },
		tps: [{ kode: '3101011001001', nama: 'TPS 001' }],
	},
	'account.created': { id: 'a', username: 'budi', name: 'Budi', role: 'pps', kelurahan: '3101011001' },
	'account.disabled': { reason: 'Pindah tugas' },
	'account.enabled': {},
	'account.passwordReset': {},
	'account.sessionsRevoked': {},
	'account.passwordChanged': {},
	'plenary.opened': { kecamatan: '310101', mode: 'blind' },
	'plenary.modeSet': { mode: 'match' },
	'pack.adopted': { file: 'paket.json', sha256: 'x', pack: examplePack('pilkada-2024') },
	'plenary.flowSet': { flow: 'tps-first' },
	'display.codeRenewed': {},
	'witness.registered': {
		id: 's',
		contest: 'ppwp',
		contestant: 2,
		name: 'Ratri',
		mandate: { number: '02/M', signedBy: 'Tim' },
	},
	'witness.credentialed': { witness: 's' },
	'witness.revoked': { witness: 's', reason: 'Diganti' },
	'floor.taken': { contest: 'ppwp', tps: '3101011001012' },
	'floor.left': { contest: 'ppwp', tps: '3101011001012', why: 'locked' },
	'system.imported': {
		source: { batch: 'b', name: 'sirekap.zip', file: '3101011001012.json', sha256: 'x', content: 'c', ts: null },
		uploaded: true,
		figures: {},
		rest: {},
	},
	'box.opened': { seal: 'utuh', note: 'Kunci diganti', mode: 'blind' },
	'tps.setAside': { reason: 'Kotak tertukar' },
	'tally.filled': {
		mode: 'blind',
		figures: { 'V.A': 265, 'V.B': null },
		matched: [],
		blank: ['V.B'],
		differences: [difference],
		findings: [],
	},
	'tally.corrected': {
		changes: [{ field: 'IV.2', old: 748, value: 74 }],
		reason: 'Salah baca',
		basis: 'hitung-ulang',
		requestedBy: 'Saksi 2',
		initialled: ['Ketua PPS', 'Ketua PPK'],
	},
	'system.edited': { edits: [{ field: 'IV.2', old: 748, value: 74 }], reason: 'Mengikuti kertas' },
	'item.recorded': { items: [{ key: 'K106:V.C', binding: 'x' }], note: 'Salah jumlah' },
	'witness.answered': answer,
	'target.enrolled': { name: 'KPU Contoh', url: 'https://pusat.example' },
	'target.paused': { reason: 'Kuota habis' },
	'target.resumed': {},
	'delivery.retried': { items: 'all' },
	'delivery.acknowledged': {
		receipts: [
			{
				contest: 'ppwp',
				tps: '3101011001001',
				version: 1,
				hash: 'h',
				state: 'returned',
				at: 't',
				reason: 'Buram',
				step: 1,
			},
		],
	},
	'delivery.carried': { carrier: 'Pak Amir', items: 3, sha256: 'x' },
	'photo.attached': {
		page: 2,
		version: 1,
		content: 'abcdef0123456789',
		received: 'h',
		format: 'jpeg',
		width: 3000,
		height: 4000,
		bytes: 1,
		source: 'kamera',
		name: 'foto.jpg',
	},
	'photo.cornersSet': { page: 2, content: 'h', corners: null },
	'photo.retracted': { page: 2, content: 'h', reason: 'TPS lain' },
	'network.noted': { signal: 'none', note: '' },
	'gavel.struck': {
		version: 1,
		hash: 'h',
		figures: { 'V.A': 265, 'V.B': 8 },
		system: {},
		answers: [answer],
		absent: [{ witness: 's3', name: 'Bagas', contestant: 3 }],
	},
	...MEETING_SAMPLES,
	...ADOPTION_SAMPLES,
	...EXCEL_SAMPLES,
	...PULL_SAMPLES,
	...OPERATOR_SAMPLES,
	...ATTENDANCE_SAMPLES,
	...PREPARATION_SAMPLES,
	'key.introduced': { publicKey: 'abcdefghijklmnop', former: null },
	'witness.keyed': { witness: 's', publicKey: 'abcdefghijklmnop' },
	'backup.configured': { folder: 'usb' },
	'backup.restoreOrdered': { backup: 'salinan-12' },
	'document.handedOver': { document: 'tps', content: 'h', recipient: 'Ratri', means: 'paper' },
	'ledger.restored': { backup: 'salinan-12', seq: 12, hash: 'h', former: null },
};

function sentence<T extends EventType>(locale: (typeof LOCALES)[number], type: T, payload: EventPayloads[T]): string {
	const t = createTranslator({
		locale,
		messages: catalogues[locale],
		namespace: 'timeline',
		onError: (error) => {
			throw error;
		},
	});
	return t(`event.${type}` as 'event.account.enabled', valuesOf(type, payload, about) as never);
}

describe('minutes', () => {
	it.each(LOCALES.flatMap((locale) => EVENT_TYPES.map((type) => ({ locale, type }))))(
		'$type has its sentence ($locale)',
		({ locale, type }) => {
			const said = sentence(locale, type, SAMPLES[type] as never);
			expect(said).not.toMatch(/[{}]|undefined|null|\[object/);
			expect(said).toMatch(/^\S.*[.”!A-Za-z]$/s);
			expect(catalogues[locale].timeline.kind[KIND_OF[type]]).toBeTruthy();
		},
	);

	it('says what a committee would write', () => {
		expect(sentence('id', 'tally.corrected', SAMPLES['tally.corrected'])).toBe(
			'C.Hasil TPS 012 PULAU KELAPA dibetulkan (1 angka). Alasan: Salah baca. Dasar: hitung ulang surat suara. Diminta oleh Saksi 2; paraf: Ketua PPS, Ketua PPK.',
		);
		expect(sentence('id', 'witness.answered', SAMPLES['witness.answered'])).toBe(
			'Saksi nomor urut 2, Ratri, mengajukan keberatan atas hasil TPS 012 PULAU KELAPA, tertulis di kertas dan dicatat Budi. “Angka tidak sama”',
		);
		expect(sentence('id', 'gavel.struck', SAMPLES['gavel.struck'])).toContain(
			'Suara sah 265, tidak sah 8. Saksi setuju 0, keberatan 1, menolak 0, tidak hadir 1.',
		);
	});

	it('has words for every seal, mode, answer and basis', () => {
		const box = SEALS.map((seal) => sentence('id', 'box.opened', { ...SAMPLES['box.opened'], seal }));
		const corrected = BASES.map((basis) => sentence('id', 'tally.corrected', { ...SAMPLES['tally.corrected'], basis }));
		const answers = (['agree', 'object', 'refuse'] as const).map((given) =>
			sentence('id', 'witness.answered', { ...answer, answer: given }),
		);
		for (const said of [box, corrected, answers]) expect(new Set(said).size).toBe(said.length);
	});

	it('tells the rules agreed at the opening, and only those', () => {
		const opened = { kecamatan: '310101', mode: 'blind' } as const;
		expect(sentence('id', 'plenary.opened', opened)).not.toContain('Disepakati');
		const agreed = sentence('id', 'plenary.opened', { ...opened, rules: { ...DEFAULT_RULES, maxPanels: 2 } });
		expect(agreed).toContain(
			'Disepakati: paling banyak 2 panel; satu TPS untuk semua jenis pemilihan, baru TPS berikut;',
		);
	});

	it('an empty figure is no number', () => {
		expect(sentence('id', 'tally.filled', SAMPLES['tally.filled'])).toContain('suara sah 265, tidak sah –');
	});

	it('knows what changed and what was explained', () => {
		expect(changesOf('tally.corrected', SAMPLES['tally.corrected'])).toEqual([{ field: 'IV.2', old: 748, value: 74 }]);
		expect(changesOf('system.edited', SAMPLES['system.edited'])).toHaveLength(1);
		expect(changesOf('gavel.struck', SAMPLES['gavel.struck'])).toEqual([]);
		expect(itemsOf('item.recorded', SAMPLES['item.recorded'])).toEqual(['K106:V.C']);
	});

	it('every kind has events and every event a kind', () => {
		expect(KINDS.flatMap(typesOf).sort()).toEqual([...EVENT_TYPES].sort());
		for (const kind of KINDS) expect(typesOf(kind).length, kind).toBeGreaterThan(0);
	});
});

describe('days of a place', () => {
	it.each([
		['2024-02-18T16:59:59.999Z', 'WIB', '2024-02-18'],
		['2024-02-18T17:00:00.000Z', 'WIB', '2024-02-19'],
		['2024-02-18T16:00:00.000Z', 'WITA', '2024-02-19'],
		['2024-02-18T15:00:00.000Z', 'WIT', '2024-02-19'],
	] as const)('%s in %s is %s', (time, zone, day) => {
		expect(dayOf(time, zone)).toBe(day);
		const range = dayRange(day, zone);
		expect(range && range.from <= time && time < range.to).toBe(true);
	});

	it('is no day at all', () => {
		for (const day of ['', 'kemarin', '2024-13-01', '18-02-2024']) expect(dayRange(day, 'WIB')).toBeNull();
	});

	it('is written out', () => {
		expect(dayText('2024-02-18', 'id')).toBe('Minggu, 18 Februari 2024');
		expect(dateTimeText('2024-02-18T07:05:00.000Z', 'WITA', 'id')).toBe('18 Feb 2024 15.05 WITA');
	});
});
