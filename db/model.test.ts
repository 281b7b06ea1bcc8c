import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { canonicalJson } from '../lib/forms';
import type { Actor } from '../lib/plenary';
import { StateCache } from './states';
import { FEW, smallHall } from './testing/adoption';
import { ACTORS, CONTEST, KELURAHAN, OTHER_KELURAHAN, systemItem } from './testing/fixtures';
import type { Hall } from './testing/hall';
import { MEMBER, type Model, newModel, REGIONS } from './testing/model';
import {
	adopt,
	beside,
	close,
	drop,
	file,
	move,
	noted,
	panels,
	presence,
	reopenMeeting,
	resume,
	scrutinise,
	sign,
	suspend,
} from './testing/model-meeting';
import {
	answer,
	approve,
	aside,
	ask,
	correct,
	dropRecount,
	explain,
	fill,
	floor,
	recount,
	strike,
} from './testing/model-reading';
import { seen, type Try } from './testing/model-try';
import { verifyLedger } from './verify';

/*
 * The whole meeting as a model: opening behind us, then TPS, boxes, panels, objections, recounts, reopening, pauses,
 * adoption and closing in whatever order. What the model predicts must be what the house does.
 */

const { ketua } = ACTORS;
const member: Actor = { id: MEMBER, name: 'Anggota Tono', role: 'anggota' };

const tps = fc.constantFrom(...FEW);
const region = fc.constantFrom(...REGIONS);
const no = fc.constantFrom(1, 2);

/** Several steps as one, so that chance reaches the end of the meeting: each is predicted like any other. */
class Way implements fc.Command<Model, Hall> {
	constructor(
		private readonly name: string,
		private readonly steps: (model: Model) => Try[],
	) {}

	check = () => true;

	run(model: Model, hall: Hall): void {
		for (const step of this.steps(model)) step.run(model, hall);
	}

	toString = () => this.name;
}

const stepsToLock = (model: Model, code: string): Try[] => [
	floor(code),
	fill(code, false),
	// The gavel is tried too early each time: it must not fall.
	strike(code, ketua),
	explain(code),
	strike(code, ketua),
	...[...model.present].map((who) => answer(who, code, 'agree', false)),
	strike(code, ketua),
];

const stepsToAdopt = (model: Model, where: string): Try[] => [
	scrutinise(where),
	adopt(where),
	// Pencermatan is a pause of the panel: no box is opened in it.
	...FEW.map(floor),
	noted(where),
	adopt(where),
	...[...model.present].map((who) => sign(who, where, who === 1, false)),
	adopt(where),
];

/** Everything of a kelurahan, or of the whole kecamatan, up to its adoption. */
const stepsToFinish = (model: Model, where: string): Try[] => [
	resume(),
	reopenMeeting(),
	...FEW.filter((code) => code.startsWith(where)).flatMap((code) => stepsToLock(model, code)),
	...[KELURAHAN, OTHER_KELURAHAN].filter((one) => one.startsWith(where)).flatMap((one) => stepsToAdopt(model, one)),
	...(where.length === 6 ? stepsToAdopt(model, where) : []),
];

const finish = (where: string) => new Way(`finish ${where}`, (model) => stepsToFinish(model, where));

/** Adopted, and then one of its TPS opened again. */
const openedAgain = (code: string) =>
	new Way(`finished and opened again ${code}`, (model) => [
		...stepsToFinish(model, code.slice(0, 10)),
		ask(code),
		approve(code),
	]);

/** A supervisor recommends, and takes it back. */
const takenBack = (code: string) =>
	new Way(`recommended and taken back ${code}`, () => [
		file(code),
		move(code, 'case.recommend'),
		strike(code, ketua),
		move(code, 'case.retract'),
	]);

const flag = fc.boolean();
const seldom = fc.integer({ min: 0, max: 9 }).map((value) => value === 0);
const any = [
	tps.map((code) => new Way(`lock ${code}`, (model) => stepsToLock(model, code))),
	region.map((where) => new Way(`adopt ${where}`, (model) => stepsToAdopt(model, where))),
	tps.map(takenBack),
	tps.map(openedAgain),
	region.map(finish),
	region.map(finish),
	tps.map(floor),
	fc.tuple(tps, flag).map(([code, wrong]) => fill(code, wrong)),
	tps.map(correct),
	tps.map(explain),
	fc
		.tuple(no, tps, fc.constantFrom('agree' as const, 'object' as const, 'refuse' as const), seldom)
		.map(([who, code, how, stale]) => answer(who, code, how, stale)),
	fc.tuple(tps, fc.constantFrom<Actor>(ketua, member)).map(([code, by]) => strike(code, by)),
	tps.map(aside),
	tps.map(recount),
	tps.map(dropRecount),
	tps.map(ask),
	tps.map(approve),
	fc.constantFrom('now' as const, 'finish-box' as const).map(suspend),
	fc.constant(null).map(resume),
	fc.constant(null).map(resume),
	fc.tuple(no, flag).map(([who, inside]) => presence(who, inside)),
	fc.constant(null).map(panels),
	tps.map(file),
	fc
		.tuple(
			tps,
			fc.constantFrom(
				'case.explain' as const,
				'case.recommend' as const,
				'case.retract' as const,
				'case.followUp' as const,
			),
		)
		.map(([code, type]) => move(code, type)),
	region.map(scrutinise),
	fc.tuple(no, region, flag, seldom).map(([who, where, agrees, stale]) => sign(who, where, agrees, stale)),
	region.map(noted),
	region.map(adopt),
	region.map(drop),
	seldom.map(close),
	fc.constant(null).map(reopenMeeting),
	fc.constant(null).map(reopenMeeting),
	fc.constant(null).map(beside),
] as fc.Arbitrary<fc.Command<Model, Hall>>[];

/** A hall of three TPS: two with system data that fits, one without. */
function prepared(): Hall {
	const hall = smallHall();
	hall.does(ACTORS.admin, 'account.create', { id: MEMBER, username: 'tono', name: 'Anggota Tono', role: 'anggota' });
	hall.imports(...FEW.slice(0, 2).map((code) => systemItem(code)));
	return hall;
}

it('whatever is tried in whatever order, the meeting goes as the model says, and replays to the same state', () => {
	fc.assert(
		fc.property(fc.commands(any, { maxCommands: 60, size: 'max' }), (commands) => {
			const hall = prepared();
			try {
				fc.modelRun(() => ({ model: newModel(), real: hall }), commands);
				expect(verifyLedger(hall.house)).toMatchObject({ ok: true, problem: null });
				const fresh = new StateCache(hall.house.sqlite);
				expect(canonicalJson(fresh.plenary())).toBe(canonicalJson(hall.plenary));
				for (const code of FEW) {
					expect(canonicalJson(fresh.result(CONTEST, code))).toBe(canonicalJson(hall.state(code)));
				}
				for (const one of REGIONS) {
					expect(canonicalJson(fresh.adoption(CONTEST, one))).toBe(
						canonicalJson(hall.house.states.adoption(CONTEST, one)),
					);
				}
			} finally {
				hall.leave();
			}
		}),
		{ numRuns: Number(process.env.KETOK_PALU_RUNS ?? 60) },
	);
}, 120_000);

afterAll(() => {
	// A model that never reaches the end of a meeting proves nothing.
	expect(seen.locked).toBeGreaterThan(100);
	expect(seen.adopted).toBeGreaterThan(20);
	expect(seen.voided).toBeGreaterThan(2);
	expect(seen.paused).toBeGreaterThan(20);
	expect(seen.closed).toBeGreaterThan(5);
	expect(seen.retracted).toBeGreaterThan(2);
	expect(seen.refused).toBeGreaterThan(seen.carried / 10);
});
