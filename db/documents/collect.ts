import type { DocumentFacts, KelurahanFacts, PauseFacts, TpsFacts, VisitFacts } from '../../lib/documents/facts';
import { current } from '../../lib/evidence/locked';
import { fingerprintOf } from '../../lib/evidence/signing';
import type { Contest } from '../../lib/forms';
import { zoneOf } from '../../lib/hall/clock';
import type { EventType } from '../../lib/plenary';
import { lockedResults } from '../evidence/locked';
import type { House } from '../house';
import { installationKey } from '../keys';
import { type LedgerRow, statement, toEvent } from '../ledger';
import { kelurahanOf, wholesOf } from '../places';
import { adoptionsOf, closingOf } from './adoptions';

interface RegionRow {
	readonly kecamatan_nama: string;
	readonly kabko_nama: string;
	readonly provinsi_nama: string;
}

/** Everything the documents of one contest are made from, read in one moment; `null` before there is a kecamatan. */
export function documentFacts(house: House, contestCode: string): DocumentFacts | null {
	return house.sqlite.transaction(() => collect(house, contestCode))();
}

function collect(house: House, contestCode: string): DocumentFacts | null {
	const plenary = house.states.plenary();
	const kecamatan = plenary.opened?.kecamatan;
	if (!kecamatan) return null;
	const places = wholesOf(house, contestCode, kecamatan).flatMap((whole) => kelurahanOf(house, contestCode, whole));
	const formAt = (kelurahan: string) => house.states.election().contest(contestCode, kelurahan);
	const contest = formAt(places[0]?.kode ?? '');
	if (!contest) return null;
	const region = statement<RegionRow>(house.sqlite, 'SELECT * FROM kelurahan WHERE kecamatan = ? LIMIT 1').get(
		kecamatan,
	);
	if (!region) return null;
	const key = installationKey(house).publicKey;
	const standing = new Map(
		current(lockedResults(house))
			.filter(({ contest: code }) => code === contestCode)
			.map((result) => [result.tps, result]),
	);
	const arrived = arrivalsOf(house, contestCode);
	const kelurahan = places.map(
		({ kode, nama }): KelurahanFacts => ({
			kode,
			name: nama,
			contest: formAt(kode) ?? contest,
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
						reopened: state.lock === null && state.past.length > 0,
						box: state.box,
						arrival: arrived.get(tps.kode) ?? null,
						corrections: state.tally?.corrections ?? [],
						cases: Object.values(state.cases),
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
		recapForm: house.states.election().head(contestCode)?.recapFormName ?? contest.formName,
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
		visits: visitsOf(house, contest),
		cases: Object.values(plenary.cases),
		pauses: pausesOf(house),
		adoptions: adoptionsOf(house, contestCode, kecamatan),
		closing: closingOf(house, contestCode),
		installation: { publicKey: key, words: fingerprintOf(key).words },
		asOf: asOf(house, [`hasil/${contestCode}/%`, `penetapan/${contestCode}/%`], 'all'),
	};
}

function arrivalsOf(house: House, contest: string): Map<string, NonNullable<TpsFacts['arrival']>> {
	const rows = statement<NonNullable<TpsFacts['arrival']> & { tps: string }>(
		house.sqlite,
		'SELECT tps, seal, origin AS "from", note, received_at AS time, by FROM arrival WHERE contest = ?',
	).all(contest);
	return new Map(rows.map(({ tps, ...arrival }) => [tps, arrival]));
}

/** The daftar hadir as the projection keeps it; witnesses of other contests have their own. */
function visitsOf(house: House, contest: Contest): VisitFacts[] {
	const { witnesses, attendees } = house.states.plenary();
	const rows = statement<Pick<VisitFacts, 'kind' | 'in' | 'out'> & { person: string; late: number }>(
		house.sqlite,
		'SELECT kind, person, in_at AS "in", out_at AS out, late FROM attendance ORDER BY seq',
	).all();
	return rows.flatMap(({ person, late, ...visit }): VisitFacts[] => {
		const times = { ...visit, late: late === 1 };
		const witness = witnesses[person];
		if (witness) {
			const { name, mandate, contestant } = witness;
			const own = witness.contest === contest.code;
			return own ? [{ ...times, name, from: nameOf(contest, contestant), letter: mandate.number }] : [];
		}
		const attendee = attendees[person];
		return attendee ? [{ ...times, name: attendee.name, from: attendee.from, letter: attendee.letter }] : [];
	});
}

function nameOf(contest: Contest, no: number): string {
	return contest.contestants.find((contestant) => contestant.no === no)?.name ?? String(no);
}

/** Every skors and penundaan of the meeting, from the ledger: the state only knows the one that lasts. */
function pausesOf(house: House): PauseFacts[] {
	const pauses: PauseFacts[] = [];
	const rows = statement<LedgerRow>(
		house.sqlite,
		`SELECT * FROM ledger WHERE stream = 'pleno' AND type IN ('plenary.suspended', 'plenary.resumed') ORDER BY seq`,
	).all();
	for (const event of rows.map(toEvent)) {
		if (event.type === 'plenary.suspended') {
			const { kind, orderedBy, document, reason, agreement, guard, boxes } = event.payload;
			const { time } = event;
			pauses.push({ kind, time, orderedBy, document, reason, agreement, guard, boxes: boxes.length, resumed: null });
		} else if (event.type === 'plenary.resumed') {
			const last = pauses.pop();
			const { orderedBy: by, same } = event.payload;
			if (last) pauses.push({ ...last, resumed: { time: event.time, by, same } });
		}
	}
	return pauses;
}

/**
 * The newest row a document is made from: of the results in `streams`, and of the meeting and the arriving boxes all
 * or those of these types. Unrelated rows change no document.
 */
export function asOf(
	house: House,
	streams: readonly string[],
	meeting: 'all' | readonly EventType[],
): DocumentFacts['asOf'] {
	const types = meeting === 'all' ? null : JSON.stringify(meeting);
	const row = statement<{ seq: number; row: string; time: string }>(
		house.sqlite,
		`SELECT seq, hash AS row, time FROM ledger WHERE EXISTS (SELECT 1 FROM json_each(@streams) WHERE ledger.stream LIKE value)
			OR ((stream = 'pleno' OR stream LIKE 'terima/%') AND (@types IS NULL OR type IN (SELECT value FROM json_each(@types))))
		 ORDER BY seq DESC LIMIT 1`,
	).get({ streams: JSON.stringify(streams), types });
	return row ?? { seq: 0, row: '', time: '' };
}
