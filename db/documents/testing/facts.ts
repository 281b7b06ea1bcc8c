import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { DocumentFacts, KelurahanFacts, TpsFacts } from '../../../lib/documents/facts';
import { fingerprintOf } from '../../../lib/evidence/signing';
import { type Contest, contestOf, type Figures } from '../../../lib/forms';
import { partyContest } from '../../../lib/forms/build';
import type { InstallationKey } from '../../keys';

/** How much there is to tell. */
export interface Size {
	readonly kelurahan: number;
	/** TPS in each kelurahan. */
	readonly tps: number;
	readonly parties: number;
	/** Candidates of each party. */
	readonly candidates: number;
}

const TIME = '2024-02-18T02:00:00.000Z';
/** DER of an Ed25519 private key before its 32 bytes. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key that is the same everywhere: documents made with it are, too. */
export function sameKey(): InstallationKey {
	const key = createPrivateKey({ key: Buffer.concat([PKCS8, Buffer.alloc(32, 7)]), format: 'der', type: 'pkcs8' });
	return {
		publicKey: createPublicKey(key).export({ format: 'jwk' }).x ?? '',
		sign: (text) => sign(null, Buffer.from(text), key).toString('base64url'),
	};
}

/** A legislative contest with so many parties and candidates, all invented. */
function contestFor({ parties, candidates }: Size): Contest {
	const ppwp = contestOf('ppwp');
	if (!ppwp) throw new Error('PPWP is part of every election');
	const { sirekapCode, parameters } = ppwp;
	const one = (no: number, name: string) => ({ no, name, sirekapId: String(no) });
	return partyContest(
		{
			code: 'dpr',
			sirekapCode,
			parameters,
			name: { id: 'Anggota DPR', en: 'House of Representatives' },
			formName: 'C.HASIL-DPR',
		},
		Array.from({ length: parties }, (_, at) => ({
			party: one(at + 1, `Partai Peraga ${at + 1}`),
			candidates: Array.from({ length: candidates }, (_, no) => one(no + 1, `Calon ${at + 1}-${no + 1}`)),
		})),
	);
}

/** Everything the documents of a contest are made from, every TPS locked, the same at every call. */
export function factsFor(size: Size, given: Partial<DocumentFacts> = {}): DocumentFacts {
	let seed = 1;
	const next = () => {
		seed = (seed * 48_271) % 2_147_483_647;
		return seed % 300;
	};
	const contest = contestFor(size);
	const locked = (tps: string): TpsFacts['locked'] => ({
		contest: contest.code,
		tps,
		version: 1,
		hash: 'ab'.repeat(32),
		seq: 1,
		time: TIME,
		by: 'Sari Dewi',
		figures: Object.fromEntries(contest.fields.map(({ id }) => [id, next()])) as Figures,
		system: {},
		answers: [],
		absent: [],
	});
	const kelurahan = Array.from({ length: size.kelurahan }, (_, at): KelurahanFacts => {
		const kode = `31010110${String(at).padStart(2, '0')}`;
		return {
			kode,
			name: `KELURAHAN ${at + 1}`,
			contest,
			tps: Array.from({ length: size.tps }, (_, no): TpsFacts => {
				const own = `${kode}${String(no + 1).padStart(3, '0')}`;
				return { ...NOTHING, kode: own, name: `TPS ${no + 1}`, locked: locked(own) };
			}),
		};
	});
	const { publicKey } = sameKey();
	return {
		place: { kecamatan: 'CONTOH', kabko: 'CONTOH', provinsi: 'CONTOH', zone: 'WIB' },
		contest,
		recapForm: 'D.HASIL KECAMATAN-DPR',
		chair: 'Sari Dewi',
		openedAt: TIME,
		kelurahan,
		witnesses: [],
		visits: [],
		adoptions: [],
		closing: null,
		cases: [],
		pauses: [],
		installation: { publicKey, words: fingerprintOf(publicKey).words },
		asOf: { seq: 1, row: 'ab'.repeat(32), time: TIME },
		...given,
	};
}

const NOTHING = { reopened: false, arrival: null, box: null, corrections: [], cases: [], recorded: [] } as const;
