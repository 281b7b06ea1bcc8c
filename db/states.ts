import type Database from 'better-sqlite3';
import type { Election } from '../lib/election';
import type { Contest } from '../lib/forms';
import {
	type AdoptionState,
	adoptionStream,
	emptyAdoption,
	emptyPack,
	emptyPlenary,
	emptyPreparation,
	emptyRecount,
	emptyResult,
	evolveAdoption,
	evolvePack,
	evolvePlenary,
	evolvePreparation,
	evolveRecount,
	evolveResult,
	PACK_STREAM,
	type PackState,
	PLENARY_STREAM,
	type PlenaryState,
	PREPARATION_STREAM,
	type PreparationState,
	parseResultStream,
	type RecordedEvent,
	type RecountState,
	type ResultState,
	recountStream,
	resultStream,
} from '../lib/plenary';
import { type Head, hashAt, headOf, readStream, streamsAfter, streamVersion } from './ledger';

/** Most result states kept in memory; older ones are read again from the ledger. */
const KEEP = 2000;

/** More rows than this since the last look, and every stream is asked for its version again. */
const MANY = 64;

/**
 * States of streams, built from the ledger and kept while their version is current. The head of the ledger is
 * asked of the database each time, so another process (an import by command line) is always seen, and
 * a rolled-back command leaves nothing behind.
 */
export class StateCache {
	readonly #sqlite: Database.Database;
	readonly #recounts = new Map<string, RecountState>();
	readonly #adoptions = new Map<string, AdoptionState>();
	readonly #results = new Map<string, ResultState>();
	/** Streams whose kept state says everything up to `#head`. */
	readonly #current = new Set<string>();
	#head: Head = { seq: 0, hash: '' };
	#plenary: PlenaryState = emptyPlenary;
	#pack: PackState = emptyPack;
	#preparation: PreparationState = emptyPreparation;

	constructor(sqlite: Database.Database) {
		this.#sqlite = sqlite;
	}

	plenary(): PlenaryState {
		this.#plenary = this.#upToDate(PLENARY_STREAM, this.#plenary, emptyPlenary, evolvePlenary);
		return this.#plenary;
	}

	/** Schedule, duties and invitations. */
	preparation(): PreparationState {
		this.#preparation = this.#upToDate(PREPARATION_STREAM, this.#preparation, emptyPreparation, evolvePreparation);
		return this.#preparation;
	}

	/** The election in force: the last pack adopted, or the contest the program brings along. */
	election(): Election {
		this.#pack = this.#upToDate(PACK_STREAM, this.#pack, emptyPack, evolvePack);
		return this.#pack.election;
	}

	/** @throws when the contest is not held at this TPS: no event of such a stream can have been decided */
	result(contest: string, tps: string): ResultState {
		const stream = resultStream(contest, tps);
		const known = this.#results.get(stream) ?? emptyResult(contest, tps);
		let form: Contest | undefined;
		const state = this.#upToDate(stream, known, emptyResult(contest, tps), (before, event) => {
			form ??= this.#form(contest, tps);
			return evolveResult(before, event, form);
		});
		this.#keep(stream, state);
		return state;
	}

	#keep(stream: string, state: ResultState): void {
		this.#results.delete(stream);
		this.#results.set(stream, state);
		if (this.#results.size <= KEEP) return;
		const oldest = this.#results.keys().next();
		if (oldest.done) return;
		this.#results.delete(oldest.value);
		this.#current.delete(oldest.value);
	}

	/**
	 * Moves a state on by an event just appended, without asking the ledger for what is already known.
	 * Says nothing where the state before it is not at hand; it is then read when somebody wants it.
	 */
	advance(event: RecordedEvent): ResultState | null {
		const target = parseResultStream(event.stream);
		if (!target) return null;
		const before =
			this.#results.get(event.stream) ?? (event.version === 1 ? emptyResult(target.contest, target.tps) : undefined);
		if (before?.version !== event.version - 1) return null;
		const state = evolveResult(before, event, this.#form(target.contest, target.tps));
		this.#keep(event.stream, state);
		return state;
	}

	/** The ballots of the recount of one TPS. */
	recount(contest: string, tps: string): RecountState {
		const stream = recountStream(contest, tps);
		const state = this.#upToDate(stream, this.#recounts.get(stream) ?? emptyRecount, emptyRecount, evolveRecount);
		this.#recounts.set(stream, state);
		return state;
	}

	/** The adoption of one region in one contest. */
	adoption(contest: string, region: string): AdoptionState {
		const stream = adoptionStream(contest, region);
		const empty = emptyAdoption(contest, region);
		const state = this.#upToDate(stream, this.#adoptions.get(stream) ?? empty, empty, evolveAdoption);
		this.#adoptions.set(stream, state);
		return state;
	}

	/** Forgets everything; after a transaction that failed half way. */
	clear(): void {
		this.#current.clear();
		this.#results.clear();
		this.#recounts.clear();
		this.#adoptions.clear();
		this.#plenary = emptyPlenary;
		this.#pack = emptyPack;
		this.#preparation = emptyPreparation;
	}

	#form(contest: string, tps: string): Contest {
		const form = this.election().contest(contest, tps);
		if (!form) throw new Error(`states: no contest ${contest} at ${tps}`);
		return form;
	}

	#upToDate<S extends { readonly version: number }>(
		stream: string,
		known: S,
		empty: S,
		evolve: (state: S, event: RecordedEvent) => S,
	): S {
		this.#look();
		if (this.#current.has(stream)) return known;
		const version = streamVersion(this.#sqlite, stream);
		const from = version >= known.version ? known : empty;
		const state = version === from.version ? from : readStream(this.#sqlite, stream, from.version).reduce(evolve, from);
		this.#current.add(stream);
		return state;
	}

	/** Notes which streams moved since the last look; a head that is not ahead of ours makes everything doubtful. */
	#look(): void {
		const head = headOf(this.#sqlite);
		const before = this.#head;
		if (head.hash === before.hash) return;
		this.#head = head;
		if (head.seq - before.seq > MANY || hashAt(this.#sqlite, before.seq) !== before.hash) this.#current.clear();
		else for (const stream of streamsAfter(this.#sqlite, before.seq)) this.#current.delete(stream);
	}
}
