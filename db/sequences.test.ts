import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Figures } from '../lib/forms';
import type { Actor } from '../lib/plenary';
import {
	ACTORS,
	CONSOLE,
	CONTEST,
	digest,
	FAR_TPS,
	KECAMATAN,
	PAPER,
	phone,
	SYSTEM,
	systemItem,
	tpsOf,
	witnessId,
} from './testing/fixtures';
import { command, Hall, type Step, saidTally } from './testing/hall';
import { meeting, RESUME } from './testing/meeting-steps';
import { faultsOf } from './testing/oracle';
import { verifyLedger } from './verify';

/*
 * Whatever is sent, by whom, in whatever order. A step says what somebody tries; what the command carries (version,
 * hash, open items) is read from the house then, as a screen would, and now and then is wrong on purpose.
 */

const EVERYBODY: readonly Actor[] = [...Object.values(ACTORS), phone(2), phone(3), CONSOLE];
const TPS = [tpsOf(1), tpsOf(2), FAR_TPS];

const tps = fc.constantFrom(...TPS);
const number = fc.constantFrom(0, 1, 6, 7, 50, 51, 210, 216, 999, 'X' as const, null);
const fields = fc.constantFrom(...Object.keys(PAPER));
const inSystem = fc.constantFrom(...Object.keys(SYSTEM));
const some = fc.dictionary(fields, number, { maxKeys: 2 });
const someOfSystem = fc.dictionary(inSystem, fc.constantFrom(0, 6, 7, 50, 850, null), { maxKeys: 2 });
const no = fc.integer({ min: 1, max: 3 });
/** Mostly whoever may; sometimes anybody. */
const by = (usual: Actor) => fc.oneof({ weight: 8, arbitrary: fc.constant(usual) }, fc.constantFrom(...EVERYBODY));
/** Mostly right; sometimes not. */
const usually = fc.oneof({ weight: 12, arbitrary: fc.constant(true) }, fc.constant(false));

const { ketua, operator } = ACTORS;
const room = ['witness.attend', 'witness.leave', 'witness.credential', 'witness.revoke'] as const;
const answers = ['agree', 'object', 'refuse'] as const;

/** The next sensible thing on the way to the gavel: without it, chance would rarely lock anything. */
const onward: Step = (hall) => {
	const { floor, opened, witnesses, pause } = hall.plenary;
	if (!opened) return { by: ketua, send: command('plenary.open', { kecamatan: KECAMATAN, mode: 'blind' }) };
	if (pause && !floor) return { by: ketua, send: command('plenary.resume', RESUME) };
	const first = hall.state(tpsOf(1));
	if (!floor && first.lock && first.resultVersion === 1) {
		if (first.reopening) return { by: ketua, send: command('reopen.approve', { tps: tpsOf(1), reason: 'Disetujui' }) };
		const asked = { tps: tpsOf(1), basis: 'kekeliruan-ditemukan', document: '', reason: 'Salah pindah' } as const;
		return { by: operator, send: command('reopen.request', asked) };
	}
	if (!floor) {
		const next = [tpsOf(1), tpsOf(2)].find((code) => !hall.state(code).lock);
		return next
			? { by: operator, send: command('tps.floor', { tps: next, seal: 'utuh', note: '', mode: 'match' }) }
			: null;
	}
	const state = hall.state(floor.tps);
	if (state.recount) {
		const from = hall.house.states.recount(CONTEST, floor.tps).ballots.length;
		if (from === 0) {
			return { by: operator, send: command('recount.count', { tps: floor.tps, from, ballots: ['IV.1', 'V.B'] }) };
		}
		const end = { tps: floor.tps, from, note: 'Dihitung ulang', initialled: ['Ketua'] };
		return { by: operator, send: command('recount.finish', end) };
	}
	const owed = Object.values(state.cases).find(({ status }) => status === 'direkomendasikan');
	if (owed) {
		const about = { contest: CONTEST, tps: floor.tps };
		return { by: ketua, send: command('case.followUp', { about, case: owed.id, text: 'Dilaksanakan' }) };
	}
	if (!state.tally) return { by: operator, send: command('tally.fill', saidTally(floor.tps, PAPER)) };
	// What was reopened is counted again once, so that a count is often between two locks.
	if (state.resultVersion > 1 && !state.tally.corrections.some(({ basis }) => basis === 'hitung-ulang')) {
		const why = { ground: 'salinan-berbeda', proposer: 'Saksi', decision: 'Disetujui' } as const;
		return { by: ketua, send: command('recount.open', { tps: floor.tps, ...why }) };
	}
	const { openItems, blockers } = hall.view(floor.tps);
	if (openItems.length > 0) {
		return { by: operator, send: command('item.record', { tps: floor.tps, items: [...openItems], note: 'Dicatat' }) };
	}
	const about = { tps: floor.tps, hash: hall.hash(floor.tps) };
	const silent = blockers.flatMap((blocker) => (blocker.code === 'unanswered' ? blocker.witnesses : []))[0];
	const witness = silent ? witnesses[silent] : undefined;
	if (witness) return { by: phone(witness.contestant), send: command('witness.agree', about) };
	return { by: ketua, send: command('gavel.strike', about) };
};

/** What happens at the table by the door: one choice among the others, so that it does not crowd them out. */
const door: fc.Arbitrary<Step> = fc.oneof(
	fc.record({ by: by(operator), no }).map(
		({ by, no }): Step =>
			() => ({
				by,
				send: command('witness.register', {
					id: `pengganti-${no}`,
					contestant: no,
					name: `Pengganti ${no}`,
					mandate: { number: '2', signedBy: 'Tim' },
				}),
			}),
	),
	fc.record({ by: by(operator), no, back: fc.boolean() }).map(
		({ by, no, back }): Step =>
			() => {
				const pair = [witnessId(no), `pengganti-${no}`] as const;
				const [leaves, enters] = back ? [pair[1], pair[0]] : pair;
				return { by, send: command('witness.swap', { leaves, enters }) };
			},
	),
	fc.record({ by: by(operator) }).map(
		({ by }): Step =>
			() => ({ by, send: command('attendance.dismiss', {}) }),
	),
);

const anything: fc.Arbitrary<Step> = fc.oneof(
	fc.record({ by: by(ketua), mode: fc.constantFrom('blind' as const, 'match' as const) }).map(
		({ by, mode }): Step =>
			() => ({ by, send: command('plenary.open', { kecamatan: KECAMATAN, mode }) }),
	),
	fc.record({ by: by(operator), no }).map(
		({ by, no }): Step =>
			() => ({
				by,
				send: command('witness.register', {
					id: witnessId(no),
					contestant: no,
					name: `Saksi ${no}`,
					mandate: { number: '1', signedBy: 'Tim' },
				}),
			}),
	),
	fc.record({ by: by(operator), no, type: fc.constantFrom(...room) }).map(
		({ by, no, type }): Step =>
			() => {
				const said = { witness: witnessId(no), reason: 'Mandat ditarik' };
				return { by, send: command(type, said) };
			},
	),
	door,
	fc.record({ tps: fc.subarray(TPS), change: someOfSystem, seed: fc.nat(3), all: fc.boolean() }).map(
		({ tps, change, seed, all }): Step =>
			() => ({
				by: CONSOLE,
				send: command('system.import', {
					source: { name: 'sirekap.zip', sha256: digest('b') },
					items: tps.map((code) => systemItem(code, all ? { ...SYSTEM, ...change } : change, `${code}${seed}`)),
				}),
			}),
	),
	fc.record({ by: by(operator), tps, mode: fc.constantFrom('blind' as const, 'match' as const) }).map(
		({ by, tps, mode }): Step =>
			() => ({ by, send: command('tps.floor', { tps, seal: 'utuh', note: '', mode }) }),
	),
	fc.record({ by: by(operator), tps }).map(
		({ by, tps }): Step =>
			() => ({ by, send: command('tps.setAside', { tps, reason: 'Ditunda' }) }),
	),
	fc.record({ by: by(operator), tps, change: some, draft: fc.boolean() }).map(
		({ by, tps, change, draft }): Step =>
			() => {
				const figures: Figures = { ...PAPER, ...change };
				return draft
					? { by, send: command('tally.draft', { tps, figures: { ...figures }, matched: [], at: null }) }
					: { by, send: command('tally.fill', saidTally(tps, figures)) };
			},
	),
	fc.record({ by: by(operator), tps, field: fields, value: number, fresh: usually }).map(
		({ by, tps, field, value, fresh }): Step =>
			(hall) => {
				const send = command('tally.correct', {
					tps,
					changes: [{ field, value }],
					reason: 'Salah baca',
					basis: 'salah-baca',
					requestedBy: 'Saksi',
					initialled: ['Ketua'],
				});
				return { by, send, ...(fresh ? {} : { expect: (hall.version(send) ?? 0) - 1 }) };
			},
	),
	fc.record({ by: by(operator), tps, field: inSystem, value: fc.constantFrom(0, 6, 50, 850, null) }).map(
		({ by, tps, field, value }): Step =>
			() => ({ by, send: command('system.edit', { tps, edits: [{ field, value }], reason: 'Mengikuti C' }) }),
	),
	fc.record({ by: by(operator), tps, only: fc.nat(5) }).map(
		({ by, tps, only }): Step =>
			(hall) => {
				const open = hall.view(tps).openItems;
				const items = only === 0 ? [...open] : open.slice(only - 1, only);
				return items.length > 0 ? { by, send: command('item.record', { tps, items, note: 'Dicatat' }) } : null;
			},
	),
	fc
		.record({ no, answer: fc.constantFrom(...answers), tps, right: usually, paper: fc.boolean(), by: by(operator) })
		.map(
			({ no, answer, tps, right, paper, by }): Step =>
				(hall) => {
					const about = { tps, hash: right ? hall.hash(tps) : digest('other'), text: 'Catatan' };
					return paper
						? { by, send: command('witness.answerOnPaper', { ...about, witness: witnessId(no), answer }) }
						: { by: phone(no), send: command(`witness.${answer}`, about) };
				},
		),
	fc.record({ by: by(ketua), tps, right: usually }).map(
		({ by, tps, right }): Step =>
			(hall) => ({ by, send: command('gavel.strike', { tps, hash: right ? hall.hash(tps) : digest('other') }) }),
	),
	fc.constant<Step>(() => ({ by: operator, send: command('display.renewCode', {}) })),
	meeting(by, tps),
);

const step = fc.oneof({ weight: 3, arbitrary: anything }, { weight: 2, arbitrary: fc.constant(onward) });
/** Envelope ids in the order sent; a step may send the one before it again. */
const turn = fc
	.record({ step, again: fc.integer({ min: 0, max: 9 }).map((n) => n === 0) })
	.map((one) => Object.assign(one, { [fc.toStringMethod]: () => '·' }));
const steps = fc.array(turn, { minLength: 30, maxLength: 60 });

const seen = { reopened: 0, paused: 0, recounted: 0, sent: 0, refused: 0, repeated: 0, locks: 0, late: 0 };

const written = (hall: Hall) => hall.house.sqlite.prepare('SELECT total_changes()').pluck().get();

/** Plays a sequence. The tale is what a failure shows: who sent what, and what became of it. */
function play(hall: Hall, sequence: readonly { step: Step; again: boolean }[], tale: string[]): void {
	for (const { step, again } of sequence) {
		const tried = step(hall);
		if (!tried) continue;
		tale.push(`${tried.by.id} ${JSON.stringify(tried.send)}`);
		const id = crypto.randomUUID();
		const before = written(hall);
		const envelope = { id, ...('expect' in tried ? { expect: tried.expect } : {}) };
		const outcome = hall.send(tried.by, tried.send, envelope);
		seen.sent++;
		tale.push(`   ${outcome.ok ? outcome.seq : outcome.refusal.code}`);
		if (!outcome.ok) {
			seen.refused++;
			expect(written(hall)).toBe(before);
			continue;
		}
		if (!again || tried.send.type === 'tally.draft') continue;
		const after = written(hall);
		expect(hall.send(tried.by, tried.send, { id })).toEqual({ ...outcome, repeated: true });
		expect(written(hall)).toBe(after);
		seen.repeated++;
	}
}

it('no sequence of commands locks what is not settled and answered, breaks the chain or leaves a trace of a refusal', () => {
	fc.assert(
		fc.property(steps, (sequence) => {
			const hall = new Hall();
			const tale: string[] = [];
			try {
				hall.regions();
				play(hall, sequence, tale);
				const ledger = hall.ledger();
				expect(faultsOf(ledger)).toEqual([]);
				expect(verifyLedger(hall.house)).toMatchObject({ ok: true, problem: null, rows: ledger.length });
				const locks = ledger.filter(({ type }) => type === 'gavel.struck');
				seen.locks += locks.length;
				seen.reopened += ledger.filter(({ type }) => type === 'result.reopened').length;
				seen.paused += ledger.filter(({ type }) => type === 'plenary.suspended').length;
				seen.recounted += ledger.filter(({ type }) => type === 'recount.closed').length;
				seen.late += ledger.filter(
					(row) =>
						row.type === 'system.imported' && locks.some((lock) => lock.stream === row.stream && lock.seq < row.seq),
				).length;
			} catch (fault) {
				throw new Error(`${fault}\n${tale.join('\n')}`);
			} finally {
				hall.leave();
			}
		}),
		{ numRuns: Number(process.env.KETOK_PALU_RUNS ?? 150) },
	);
}, 120_000);

afterAll(() => {
	// A property that never sees a lock or a refusal proves nothing.
	expect(seen.locks).toBeGreaterThan(30);
	expect(seen.reopened).toBeGreaterThan(5);
	expect(seen.paused).toBeGreaterThan(10);
	expect(seen.recounted).toBeGreaterThan(2);
	expect(seen.late).toBeGreaterThan(5);
	expect(seen.repeated).toBeGreaterThan(30);
	expect(seen.refused).toBeGreaterThan(seen.sent / 10);
	expect(seen.refused).toBeLessThan((seen.sent * 9) / 10);
});
