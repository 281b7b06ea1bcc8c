import { renderDocument } from '../db/documents/render';
import { openMemory } from '../db/house';
import { installationKey } from '../db/keys';
import type { DocumentFacts, KelurahanFacts } from '../lib/documents/facts';
import { recapDocument } from '../lib/documents/recap';
import { fingerprintOf } from '../lib/evidence/signing';
import { type Contest, contestOf, type Field, type Figures } from '../lib/forms';
import { round } from './measure';

/** The size of a big kecamatan's DPR recapitulation; run by bench/evidence.ts in a process of its own. */
const [KELURAHAN, TPS, PARTIES, CANDIDATES] = [11, 41, 18, 10];

const ppwp = contestOf('ppwp');
if (!ppwp) throw new Error('PPWP is part of every election');

function line(no: number, part: string, label: string): Field {
	const id = `IV.${no}.${part}`;
	return {
		id,
		section: 'IV',
		row: id,
		label: { id: label, en: label },
		contestant: no,
		countsAsValid: part === 'B',
		inSystem: true,
		digits: 3,
	};
}

const parties = Array.from({ length: PARTIES }, (_, at) => at + 1).flatMap((no) => [
	line(no, 'A1', `Partai ${no}: suara partai`),
	...Array.from({ length: CANDIDATES }, (_, at) => line(no, `A2.${at + 1}`, `Partai ${no}: calon ${at + 1}`)),
	line(no, 'B', `Partai ${no}: jumlah`),
]);
const contest: Contest = {
	...ppwp,
	code: 'dpr',
	formName: 'C.HASIL-DPR',
	fields: [
		...ppwp.fields.filter(({ section }) => section < 'IV'),
		...parties,
		...ppwp.fields.filter(({ section }) => section === 'V'),
	],
};

let seed = 1;
const next = () => {
	seed = (seed * 48_271) % 2_147_483_647;
	return seed % 300;
};
const kelurahan = Array.from(
	{ length: KELURAHAN },
	(_, at): KelurahanFacts => ({
		kode: `31010110${String(at).padStart(2, '0')}`,
		name: `KELURAHAN ${at + 1}`,
		tps: Array.from({ length: TPS }, (_, no) => {
			const figures: Figures = Object.fromEntries(contest.fields.map(({ id }) => [id, next()]));
			const locked = {
				contest: 'dpr',
				tps: '',
				version: 1,
				hash: '',
				seq: 1,
				time: '2024-02-18T02:00:00.000Z',
				by: '',
				figures,
				system: {},
				answers: [],
				absent: [],
			};
			return {
				kode: String(no),
				name: `TPS ${no + 1}`,
				locked,
				arrival: null,
				box: null,
				corrections: [],
				recorded: [],
			};
		}),
	}),
);
const house = openMemory();
const key = installationKey(house);
const facts: DocumentFacts = {
	place: { kecamatan: 'CONTOH', kabko: 'CONTOH', provinsi: 'CONTOH', zone: 'WIB' },
	contest,
	chair: 'Ketua',
	openedAt: null,
	kelurahan,
	witnesses: [],
	visits: [],
	incidents: [],
	installation: { publicKey: key.publicKey, words: fingerprintOf(key.publicKey).words },
	asOf: { seq: 1, row: 'ab'.repeat(32), time: '2024-02-18T02:00:00.000Z' },
};

const start = performance.now();
const { pdf } = await renderDocument(recapDocument(facts), key);
console.log(
	JSON.stringify({
		seconds: round((performance.now() - start) / 1000),
		peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
		pages:
			Buffer.from(pdf)
				.toString('latin1')
				.match(/\/Type \/Page\b/g)?.length ?? 0,
		megabytes: round(pdf.length / 1e6),
	}),
);
house.sqlite.close();
