import type { AdoptionFacts, DocumentFacts, Incident, KelurahanFacts, TpsFacts } from '../../lib/documents/facts';
import { current } from '../../lib/evidence/locked';
import { fingerprintOf } from '../../lib/evidence/signing';
import { type Contest, hashWords } from '../../lib/forms';
import { zoneOf } from '../../lib/hall/clock';
import { PLENARY_STREAM } from '../../lib/plenary';
import { nameOf as regionNameOf } from '../adoption';
import { lockedResults } from '../evidence/locked';
import type { House } from '../house';
import { installationKey } from '../keys';
import { statement } from '../ledger';

interface RegionRow {
	readonly kode: string;
	readonly nama: string;
	readonly kecamatan_nama: string;
	readonly kabko_nama: string;
	readonly provinsi_nama: string;
}

/** Everything the documents of one contest are made from, read in one moment; `null` before there is a kecamatan. */
export function documentFacts(
	house: House,
	contestCode: string,
	incidents: readonly Incident[] = [],
): DocumentFacts | null {
	return house.sqlite.transaction(() => collect(house, contestCode, incidents))();
}

function collect(house: House, contestCode: string, incidents: readonly Incident[]): DocumentFacts | null {
	const plenary = house.states.plenary();
	const kecamatan = plenary.opened?.kecamatan;
	const contest = kecamatan ? house.states.election().contest(contestCode, kecamatan) : undefined;
	if (!contest || !kecamatan) return null;
	const regions = statement<RegionRow>(house.sqlite, 'SELECT * FROM kelurahan WHERE kecamatan = ? ORDER BY kode').all(
		kecamatan,
	);
	const [region] = regions;
	if (!region) return null;
	const key = installationKey(house).publicKey;
	const standing = new Map(
		current(lockedResults(house))
			.filter(({ contest: code }) => code === contestCode)
			.map((result) => [result.tps, result]),
	);
	const kelurahan = regions.map(
		({ kode, nama }): KelurahanFacts => ({
			kode,
			name: nama,
			tps: statement<{ kode: string; nama: string }>(
				house.sqlite,
				'SELECT kode, nama FROM tps WHERE kelurahan = ? ORDER BY kode',
			)
				.all(kode)
				.map((tps): TpsFacts => {
					const state = house.states.result(contestCode, tps.kode);
					return {
						kode: tps.kode,
						name: tps.nama,
						locked: standing.get(tps.kode) ?? null,
						box: state.box,
						corrections: state.tally?.corrections ?? [],
						recorded: Object.entries(state.recorded).map(([item, { note, time, by }]) => ({
							key: item,
							note,
							time,
							by,
						})),
					};
				}),
		}),
	);
	return {
		place: {
			kecamatan: region.kecamatan_nama,
			kabko: region.kabko_nama,
			provinsi: region.provinsi_nama,
			zone: zoneOf(kecamatan),
		},
		contest,
		chair: plenary.opened?.by ?? '',
		openedAt: plenary.opened?.time ?? null,
		kelurahan,
		witnesses: Object.values(plenary.witnesses)
			.filter((witness) => witness.contest === contestCode)
			.sort((a, b) => a.contestant - b.contestant || (a.id < b.id ? -1 : 1))
			.map(({ contestant, name, mandate, present, revoked, key: phone }) => ({
				contestant,
				contestantName: nameOf(contest, contestant),
				name,
				mandate,
				present,
				revoked,
				phone: phone ? fingerprintOf(phone).words : null,
			})),
		incidents,
		adoptions: adoptionsOf(house, contestCode, kecamatan),
		installation: { publicKey: key, words: fingerprintOf(key).words },
		asOf: asOf(house, [`hasil/${contestCode}/%`, `penetapan/${contestCode}/%`, PLENARY_STREAM]),
	};
}

/** Every adoption of the contest, in the order of the gavel. */
function adoptionsOf(house: House, contest: string, kecamatan: string): AdoptionFacts[] {
	const rows = statement<{ region: string }>(
		house.sqlite,
		'SELECT DISTINCT region FROM adoption WHERE contest = ? AND region LIKE ? ORDER BY region',
	).all(contest, `${kecamatan}%`);
	const made = rows.flatMap(({ region }) => {
		const { past, lock } = house.states.adoption(contest, region);
		const name = regionNameOf(house, region);
		return [...past, ...(lock ? [{ lock, voided: null }] : [])].map(
			({ lock: { seq, version, time, by, hash, paper, answers, absent }, voided }) => ({
				seq,
				region,
				name,
				version,
				time,
				by,
				words: hashWords(hash),
				valid: paper.sums['V.A'] ?? 0,
				invalid: paper.sums['V.B'] ?? 0,
				answers,
				absent,
				voided: voided?.time ?? null,
			}),
		);
	});
	return made.sort((a, b) => a.seq - b.seq).map(({ seq: _, ...rest }) => rest);
}

function nameOf(contest: Contest, no: number): string {
	return contest.contestants.find((contestant) => contestant.no === no)?.name ?? String(no);
}

/** The newest row of these streams (`%` stands for anything): unrelated rows change no document. */
export function asOf(house: House, streams: readonly string[]): DocumentFacts['asOf'] {
	const row = statement<{ seq: number; row: string; time: string }>(
		house.sqlite,
		`SELECT seq, hash AS row, time FROM ledger WHERE ${streams.map(() => 'stream LIKE ?').join(' OR ')}
		 ORDER BY seq DESC LIMIT 1`,
	).get(...streams);
	return row ?? { seq: 0, row: '', time: '' };
}
