import type fc from 'fast-check';
import { expect } from 'vitest';
import { type Actor, adoptionStatus, type Command } from '../../lib/plenary';
import { FEW } from './adoption';
import { CONTEST, KECAMATAN } from './fixtures';
import { command, type Hall, type Said } from './hall';
import { adoptionIn, type Model, REGIONS, tpsIn } from './model';

/** How often what happened, over all runs: a model that never reaches something proves nothing about it. */
export const seen = { carried: 0, refused: 0, locked: 0, adopted: 0, voided: 0, closed: 0, paused: 0, retracted: 0 };

/** One thing somebody tries. `predict` knows whether it is carried out; `then` writes it into the model. */
export class Try implements fc.Command<Model, Hall> {
	constructor(
		private readonly name: string,
		private readonly by: Actor,
		private readonly send: (hall: Hall) => Command,
		private readonly predict: (model: Model) => boolean,
		private readonly then: (model: Model, hall: Hall) => void = () => undefined,
	) {}

	check = () => true;

	run(model: Model, hall: Hall): void {
		const before = rows(hall);
		const expected = this.predict(model);
		const outcome = hall.send(this.by, this.send(hall));
		expect(outcome.ok, `${this.name} ${outcome.ok ? '' : outcome.refusal.code}`).toBe(expected);
		if (outcome.ok) {
			seen.carried++;
			this.then(model, hall);
		} else {
			seen.refused++;
			expect(rows(hall)).toBe(before);
		}
		holds(model, hall);
	}

	toString = () => this.name;
}

const rows = (hall: Hall) => hall.house.sqlite.prepare('SELECT COUNT(*) FROM ledger').pluck().get();

/** What must be true after every command, read from the house alone where it can be. */
function holds(model: Model, hall: Hall): void {
	for (const code of FEW) {
		const state = hall.state(code);
		expect(state.lock !== null, code).toBe(tpsIn(model, code).locked);
		expect(state.resultVersion).toBe(tpsIn(model, code).version);
	}
	for (const region of REGIONS) {
		const state = hall.house.states.adoption(CONTEST, region);
		const expected = adoptionIn(model, region);
		expect(adoptionStatus(state)).toBe(
			expected.status === 'belum' ? (expected.voided > 0 ? 'gugur' : 'belum') : expected.status,
		);
		expect(state.past).toHaveLength(expected.voided);
		// Never adopted with a TPS that is not locked, or with another version than the one that was added up.
		for (const part of state.lock && region !== KECAMATAN ? state.lock.parts : []) {
			expect(hall.state(part.code).lock).toMatchObject({ version: part.version, hash: part.hash });
		}
	}
	expect(hall.plenary.closed !== null).toBe(model.closed);
	expect(hall.plenary.pause !== null).toBe(model.pause !== null);
}

/** A command as the model's people say it. */
export function does<T extends Command['type']>(type: T, said: Said<T>): Command {
	return command(type, said);
}

/** After a change of figures: nobody has answered for these, and what is open is read from the view. */
export function changed(model: Model, hall: Hall, code: string): void {
	const own = tpsIn(model, code);
	own.answered.clear();
	own.open = hall.view(code).openItems.length > 0;
}
