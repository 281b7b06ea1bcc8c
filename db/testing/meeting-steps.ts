import fc from 'fast-check';
import type { Actor, Command, CommandType } from '../../lib/plenary';
import { ACTORS, CONTEST, witnessId } from './fixtures';
import { command, type Hall, type Step } from './hall';
import { PAUSE } from './meeting';

/** The words a chair ends a pause with. */
export const RESUME = { orderedBy: 'Ketua Sari', document: '', note: '' };

const { ketua, operator, panwaslu } = ACTORS;

const SAID = { text: 'Catatan', document: '12/PM', evidence: '', reason: 'Alasan', note: 'Catatan' };
const ON_CASES = [
	'case.explain',
	'case.accept',
	'case.refer',
	'case.recommend',
	'case.retract',
	'case.followUp',
	'case.record',
	'case.withdraw',
] as const;
const ON_BOXES = ['box.takeOut', 'box.putBack', 'box.seal'] as const;
const ON_COUNTS = ['recount.count', 'recount.undo', 'recount.finish', 'recount.drop'] as const;
const ON_LOCKS = ['reopen.request', 'reopen.approve', 'reopen.drop'] as const;

/** A command that says more than its schema takes: the door strips the rest. */
function counting(type: CommandType, said: Record<string, unknown>): Command {
	return { type, contest: CONTEST, ...said } as unknown as Command;
}

/** What somebody may try in the meeting around the figures. */
export function meeting(by: (usual: Actor) => fc.Arbitrary<Actor>, tps: fc.Arbitrary<string>): fc.Arbitrary<Step> {
	const resume = fc.record({ by: by(ketua) }).map(
		({ by }): Step =>
			() => ({ by, send: command('plenary.resume', RESUME) }),
	);
	const suspend = fc.record({ by: by(ketua), finish: fc.boolean(), careful: fc.integer({ min: 0, max: 7 }) }).map(
		({ by, finish, careful }): Step =>
			(hall) => {
				const mode = finish ? ('finish-box' as const) : ('now' as const);
				const open = hall.house.sqlite
					.prepare("SELECT contest, tps FROM box WHERE state <> 'disegel-kembali'")
					.all() as { contest: string; tps: string }[];
				const boxes = careful === 0 ? [] : open.map((box) => ({ ...box, seal: 'disegel' as const }));
				return { by, send: command('plenary.suspend', { ...PAUSE, mode, boxes }) };
			},
	);
	const box = fc.record({ by: by(operator), tps, type: fc.constantFrom(...ON_BOXES) }).map(
		({ by, tps, type }): Step =>
			() => ({ by, send: command(type, { ...SAID, tps }) }),
	);
	const incident = fc
		.record({ by: by(operator), tps, status: fc.constantFrom('nihil', 'selesai', 'belum-selesai') })
		.map(
			({ by, tps, status }): Step =>
				() => ({ by, send: command('incident.read', { tps, status, text: 'Catatan' }) }),
		);
	const file = fc.record({ by: by(panwaslu), tps, no: fc.nat(2), general: fc.boolean() }).map(
		({ by, tps, no, general }): Step =>
			() => {
				const about = general ? null : { contest: CONTEST, tps };
				const said = { about, kind: 'keberatan', subject: 'prosedur', field: null, text: 'x', evidence: '' } as const;
				return { by, send: command('case.file', { ...said, case: `k${no}`, from: null }) };
			},
	);
	const move = fc.record({ by: by(ketua), tps, at: fc.nat(3), type: fc.constantFrom(...ON_CASES) }).map(
		({ by, tps, at, type }): Step =>
			(hall) => {
				const ids = Object.keys(hall.state(tps).cases);
				const about = { contest: CONTEST, tps };
				return { by, send: command(type, { ...SAID, about, case: ids[at % Math.max(1, ids.length)] ?? 'k0' }) };
			},
	);
	/** Mostly the TPS being read: elsewhere these are refused anyway. */
	const here = (hall: Hall, other: string) => hall.plenary.floor?.tps ?? other;
	const start = fc.record({ by: by(ketua), tps }).map(
		({ by, tps }): Step =>
			(hall) => ({
				by,
				send: command('recount.open', {
					tps: here(hall, tps),
					ground: 'salinan-berbeda',
					proposer: 'Saksi',
					decision: 'Setuju',
				}),
			}),
	);
	const count = fc
		.record({
			by: by(operator),
			tps,
			votes: fc.array(fc.constantFrom('IV.1', 'IV.3', 'V.B'), { minLength: 1, maxLength: 4 }),
			type: fc.constantFrom(...ON_COUNTS),
		})
		.map(
			({ by, tps, votes, type }): Step =>
				(hall) => {
					const at = here(hall, tps);
					const from = hall.house.states.recount(CONTEST, at).ballots.length;
					return { by, send: counting(type, { ...SAID, tps: at, from, ballots: votes, initialled: ['Ketua'] }) };
				},
		);
	const reopen = fc.record({ by: by(ketua), other: by(operator), tps, type: fc.constantFrom(...ON_LOCKS) }).map(
		({ by, other, tps, type }): Step =>
			() => {
				const asked = { tps, basis: 'perintah-kpu', document: '7/PL', reason: 'Perintah' } as const;
				return type === 'reopen.request'
					? { by: other, send: command(type, asked) }
					: { by, send: command(type, { tps, reason: 'Disetujui' }) };
			},
	);
	const copy = fc.record({ by: by(operator), tps, no: fc.nat(3), value: fc.constantFrom(51, 'X' as const, null) }).map(
		({ by, tps, no, value }): Step =>
			(hall) => {
				const lines = [{ field: 'IV.1', value }];
				return { by, send: command('copy.lay', { tps: here(hall, tps), witness: witnessId(no), lines }) };
			},
	);
	return fc.oneof(
		{ weight: 1, arbitrary: copy },
		{ weight: 4, arbitrary: suspend },
		{ weight: 1, arbitrary: resume },
		{ weight: 1, arbitrary: box },
		{ weight: 1, arbitrary: incident },
		{ weight: 2, arbitrary: file },
		{ weight: 2, arbitrary: move },
		{ weight: 1, arbitrary: start },
		{ weight: 2, arbitrary: count },
		{ weight: 3, arbitrary: reopen },
	);
}
