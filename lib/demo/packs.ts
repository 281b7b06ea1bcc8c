import type { ElectionPack, PackContest, PackDistrict } from '../election/pack';
import { PACK_FORMAT, PACK_FORMAT_VERSION } from '../election/pack';
import { type Random, randomFrom } from './random';

/** The example packs: shaped after the real forms, every name invented. */
export const EXAMPLE_PACKS = ['pemilu-2024', 'pilkada-2024', 'pemilu-2024-aceh', 'pemilu-2024-papua'] as const;
export type ExamplePack = (typeof EXAMPLE_PACKS)[number];

/** Where an example is held; the demo's own region when absent. */
export interface ExamplePlace {
	readonly provinsi: string;
	readonly kabko: string;
	readonly kecamatan: string;
}

const DEMO_PLACE: ExamplePlace = { provinsi: '99', kabko: '9901', kecamatan: '990101' };

const FIRST = ['Adi', 'Bima', 'Citra', 'Dewi', 'Eka', 'Fajar', 'Gita', 'Hadi', 'Indah', 'Joko', 'Kirana', 'Lestari'];
const SECOND = ['Melati', 'Nugraha', 'Pertiwi', 'Rahayu', 'Samudra', 'Tirta', 'Utama', 'Wibawa'];
/** Nobody bears these: they say that the name is made up. */
const LAST = ['Peraga', 'Contoh', 'Latihan', 'Simulasi', 'Upama', 'Misal'];

const NATIONAL = [...Array.from({ length: 17 }, (_, at) => at + 1), 24];
const LOCAL = [18, 19, 20, 21, 22, 23];

/** An example pack, the same on every machine. */
export function examplePack(name: ExamplePack, place: ExamplePlace = DEMO_PLACE): ElectionPack {
	const random = randomFrom(EXAMPLE_PACKS.indexOf(name) + 2024);
	switch (name) {
		case 'pemilu-2024':
			return pemilu(random, place, null);
		case 'pemilu-2024-aceh':
			return pemilu(random, place, 'aceh');
		case 'pemilu-2024-papua':
			return pemilu(random, place, 'papua');
		case 'pilkada-2024':
			return pilkada(random, place);
	}
}

/** Provinces whose parliaments have names of their own; Aceh has local parties besides (domain 1). */
type Special = 'aceh' | 'papua' | null;
const SPECIAL = { aceh: 'Aceh', papua: 'Papua' } as const;

function pemilu(random: Random, place: ExamplePlace, special: Special): ElectionPack {
	const aceh = special === 'aceh';
	const parliament: readonly [string, string, string] = aceh
		? ['DPRA', 'Aceh parliament (DPRA)', 'DPRA']
		: special === 'papua'
			? ['DPRP', 'Papuan parliament (DPRP)', 'DPRP']
			: ['DPRD Provinsi', 'Provincial council', 'DPRD PROV'];
	const parties = [...NATIONAL, ...(aceh ? LOCAL : [])].sort((a, b) => a - b);
	const contest = (
		code: string,
		words: [string, string],
		form: string,
		sirekap: PackContest['sirekap'],
		rest: Partial<PackContest>,
	): PackContest => ({
		code,
		kind: rest.districts?.[0]?.lists ? 'party' : 'single',
		name: { id: words[0], en: words[1] },
		formName: `C.HASIL-${form}`,
		recapFormName: `D.HASIL KECAMATAN-${form}`,
		sirekap,
		...rest,
	});
	const national = aceh ? { parties: NATIONAL } : {};
	const dapil = (code: string, name: string, regions: string[], seats: number, standing: readonly number[]) => [
		district(random, code, name, regions, seats, standing),
	];
	return {
		format: PACK_FORMAT,
		formatVersion: PACK_FORMAT_VERSION,
		id: special ? `contoh-pemilu-2024-${special}` : 'contoh-pemilu-2024',
		version: 1,
		name: {
			id: `Contoh Pemilu 2024${special ? ` (${SPECIAL[special]})` : ''}`,
			en: `Example: general election 2024${special ? ` (${SPECIAL[special]})` : ''}`,
		},
		votingDay: '2024-02-14',
		zone: special === 'papua' ? 'WIT' : 'WIB',
		recap: { from: '2024-02-15', to: '2024-03-02' },
		parameters: { reservePercent: 2, maxVoters: 300 },
		parties: parties.map((no) => ({
			no,
			name: LOCAL.includes(no) ? `Partai Lokal Nomor Urut ${no}` : `Partai Nomor Urut ${no}`,
			sirekapId: String(no),
			...(LOCAL.includes(no) ? { local: true } : {}),
		})),
		contests: [
			contest(
				'ppwp',
				['Presiden dan Wakil Presiden', 'President and Vice President'],
				'PPWP',
				{ code: 'ppwp', shape: 'chart' },
				{
					contestants: [1, 2, 3].map((no) => ({
						no,
						name: `Pasangan Calon Nomor Urut ${no}`,
						sirekapId: String(100_024 + no),
					})),
				},
			),
			contest(
				'dpr',
				['DPR', 'House of Representatives (DPR)'],
				'DPR',
				{ code: 'pdpr', shape: 'parties' },
				{
					...national,
					districts: dapil('DPR-1', 'Dapil Peraga I', [place.provinsi], aceh ? 7 : 10, NATIONAL),
				},
			),
			contest(
				'dpd',
				['DPD', 'Regional Representatives (DPD)'],
				'DPD',
				{ code: 'pdpd', shape: 'chart' },
				{
					districts: [
						{
							code: 'DPD-1',
							name: 'Provinsi Peraga',
							regions: [place.provinsi],
							contestants: people(random, 20, 500_000),
						},
					],
				},
			),
			contest(
				'dprd-prov',
				[parliament[0], parliament[1]],
				parliament[2],
				{ code: 'pdprdp', shape: 'parties' },
				{ districts: dapil('PROV-1', 'Dapil Peraga 1', [place.kabko], aceh ? 10 : 12, parties) },
			),
			contest(
				'dprd-kab',
				aceh ? ['DPRK', 'Kabupaten/kota parliament (DPRK)'] : ['DPRD Kabupaten/Kota', 'Kabupaten/kota council'],
				aceh ? 'DPRK' : 'DPRD KAB/KOTA',
				{ code: 'pdprdk', shape: 'parties' },
				{ districts: dapil('KAB-1', 'Dapil Peraga 1', [place.kecamatan], aceh ? 8 : 12, parties) },
			),
		],
	};
}

const KABUPATEN = {
	code: 'kwk-bup',
	name: { id: 'Bupati dan Wakil Bupati', en: 'Regent and Vice Regent' },
	form: 'BUPATI',
	district: 'BUP-1',
	place: 'Kabupaten Contoh',
} as const;
const KOTA = {
	code: 'kwk-wal',
	name: { id: 'Wali Kota dan Wakil Wali Kota', en: 'Mayor and Vice Mayor' },
	form: 'WALIKOTA',
	district: 'WAL-1',
	place: 'Kota Contoh',
} as const;

/** True for the code of a kota: those of kabupaten end below 71. */
const isKota = (kabko: string) => Number(kabko.slice(2, 4)) >= 71;

function pilkada(random: Random, place: ExamplePlace): ElectionPack {
	const second = isKota(place.kabko) ? KOTA : KABUPATEN;
	const pairs = (count: number, first: number) =>
		people(random, count, first).map((one, at) => ({
			...one,
			name: `${one.name} – ${invented(random, at + 31)}`,
		}));
	return {
		format: PACK_FORMAT,
		formatVersion: PACK_FORMAT_VERSION,
		id: 'contoh-pilkada-2024',
		version: 1,
		name: { id: 'Contoh Pilkada 2024', en: 'Example: regional election 2024' },
		votingDay: '2024-11-27',
		zone: 'WIB',
		recap: { from: '2024-11-28', to: '2024-12-03' },
		parameters: { reservePercent: 2.5, maxVoters: 600 },
		// In Pilkada those who moved are DPPh, and DPTb are those on no list (domain 7.2, vocabulary trap).
		labels: {
			'I.B.2': { id: 'Pengguna hak pilih dalam DPPh', en: 'Voters who voted, moved here (DPPh)' },
			'I.B.3': { id: 'Pengguna hak pilih dalam DPTb', en: 'Voters who voted, on no list (DPTb)' },
		},
		parties: [],
		contests: [
			{
				code: 'kwk-gub',
				kind: 'single',
				name: { id: 'Gubernur dan Wakil Gubernur', en: 'Governor and Vice Governor' },
				formName: 'C.HASIL-KWK-GUBERNUR',
				recapFormName: 'D.HASIL KECAMATAN-KWK-GUBERNUR',
				sirekap: { code: 'pkwkp', shape: 'tungsura' },
				districts: [
					{ code: 'GUB-1', name: 'Provinsi Peraga', regions: [place.provinsi], contestants: pairs(3, 1_000_001) },
				],
			},
			{
				code: second.code,
				kind: 'single',
				name: second.name,
				formName: `C.HASIL-KWK-${second.form}`,
				recapFormName: `D.HASIL KECAMATAN-KWK-${second.form}`,
				sirekap: { code: 'pkwkk', shape: 'tungsura' },
				districts: [
					{ code: second.district, name: second.place, regions: [place.kabko], contestants: pairs(2, 1_000_101) },
				],
			},
		],
	};
}

function district(
	random: Random,
	code: string,
	name: string,
	regions: string[],
	seats: number,
	parties: readonly number[],
): PackDistrict {
	return {
		code,
		name,
		regions,
		lists: parties.map((party) => ({
			party,
			// Not every party puts up as many as there are seats.
			candidates: people(random, party % 5 === 0 ? Math.max(1, seats - 3) : seats, 200_000 + party * 1_000),
		})),
	};
}

function people(random: Random, count: number, firstId: number) {
	return Array.from({ length: count }, (_, at) => ({
		no: at + 1,
		name: invented(random, at),
		sirekapId: String(firstId + at + 1),
	}));
}

function invented(random: Random, at: number): string {
	const of = (list: readonly string[]) => list[random.between(0, list.length - 1)] ?? '';
	return `${FIRST[(at + random.between(0, 3)) % FIRST.length]} ${of(SECOND)} ${of(LAST)}`;
}
