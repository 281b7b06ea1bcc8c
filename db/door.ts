import { canonicalJson, sha256Hex } from '../lib/forms';
import {
	type Actor,
	allowed,
	CONSOLE,
	type Command,
	commandSchemas,
	decide,
	type Envelope,
	isRefusal,
	type NewEvent,
	type PreparationState,
	type RecordedEvent,
	type Refusal,
	type ResultCommand,
	refuse,
	resultStream,
	type World,
	whyNot,
} from '../lib/plenary';
import { dropDraft, putDraft } from './drafts';
import { factsOf } from './facts';
import type { House } from './house';
import { installationKey, needsSignature, signRows } from './keys';
import { beat, release } from './leases';
import { append, headOf, statement, streamVersion } from './ledger';
import { project } from './projections';
import { storageFault } from './storage-fault';

/** What became of a command. */
export type Outcome =
	| {
			readonly ok: true;
			/** Ledger head after it. */
			readonly seq: number;
			readonly events: number;
			/** True when this very command had been carried out before. */
			readonly repeated: boolean;
	  }
	| { readonly ok: false; readonly refusal: Refusal };

/** More to write in the same transaction: secrets that must not stand in the ledger. */
export type Aside = (house: House, events: readonly RecordedEvent[]) => void;

/**
 * The one door: policy, parse, `BEGIN IMMEDIATE`, decide, append, project, commit, tell. Either
 * everything of a command is written or nothing.
 * @throws only on faults of the program; every "no" comes back as a refusal, a full or broken disk as well
 */
export function execute(house: House, actor: Actor, envelope: Envelope, aside?: Aside): Outcome {
	const { command } = envelope;
	if (!Object.hasOwn(commandSchemas, command.type)) return { ok: false, refusal: refuse('invalid', { field: 'type' }) };
	if (!allowed(actor, command))
		return { ok: false, refusal: refuse(whyNot(actor, command), { command: command.type }) };
	const parsed = commandSchemas[command.type].safeParse(command);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		return {
			ok: false,
			refusal: refuse('invalid', {
				field: issue?.path.join('.') ?? '',
				reason: issue?.code,
			}),
		};
	}
	const clean = { ...parsed.data, type: command.type } as Command;
	let events: RecordedEvent[] = [];
	const run = house.sqlite.transaction((): Outcome => {
		const done = repeatedOutcome(house, actor, envelope.id, clean);
		if (done) return done;
		const stale = staleness(house, clean, envelope.expect);
		if (stale) return { ok: false, refusal: stale };
		const decision = decide(worldOf(house), clean, actor);
		if (isRefusal(decision)) return { ok: false, refusal: decision };
		const time = house.now().toISOString();
		const prelude = needsSignature(decision) ? keyToIntroduce(house) : [];
		events = [...append(house.sqlite, prelude, CONSOLE, time), ...append(house.sqlite, decision, actor, time)];
		project(house.sqlite, house.states, events);
		writeBeside(house, clean, actor, time, events.length);
		signRows(house, events);
		aside?.(house, events);
		const result = {
			ok: true as const,
			seq: events.at(-1)?.seq ?? headOf(house.sqlite).seq,
			events: events.length,
			repeated: false,
		};
		if (!isPassing(clean, events.length)) remember(house, actor, envelope.id, clean, result, time);
		return result;
	});
	let outcome: Outcome;
	try {
		outcome = run.immediate();
	} catch (fault) {
		// Rolled back: states evolved inside the transaction never happened.
		house.states.clear();
		const code = storageFault(fault);
		if (!code) throw fault;
		process.stderr.write(`Tidak dapat menulis ke ${house.folder}: ${String(fault)}\n`);
		return { ok: false, refusal: refuse(code) };
	}
	if (outcome.ok && !outcome.repeated) tell(house, clean, events, outcome.seq);
	return outcome;
}

function worldOf(house: House): World {
	const { states } = house;
	let preparation: PreparationState | undefined;
	return {
		plenary: states.plenary(),
		get preparation() {
			preparation ??= states.preparation();
			return preparation;
		},
		election: states.election(),
		result: (contest, tps) => states.result(contest, tps),
		recount: (contest, tps) => states.recount(contest, tps),
		adoption: (contest, region) => states.adoption(contest, region),
		facts: factsOf(house),
	};
}

/** What is signed names a key the ledger knows from before; a folder that came from another laptop has a new one. */
function keyToIntroduce(house: House): readonly NewEvent[] {
	const decision = decide(
		worldOf(house),
		{ type: 'key.introduce', publicKey: installationKey(house).publicKey },
		CONSOLE,
	);
	return isRefusal(decision) ? [] : decision;
}

/**
 * Commands that say themselves what the person saw (a hash, a count of ballots) or that a later event about the same
 * TPS does not make wrong: others' answers must not make them stale.
 */
const BOUND_BY_ITSELF = new Set<Command['type']>([
	'tally.draft',
	'witness.agree',
	'witness.object',
	'witness.refuse',
	'witness.answerOnPaper',
	'box.takeOut',
	'box.putBack',
	'box.seal',
	'incident.read',
	// The lines it names; the rest of the form may move on meanwhile.
	'copy.lay',
	'recount.count',
	'recount.undo',
	'recount.finish',
	'recount.drop',
]);

/** A command about a TPS says which version its screen showed; an older one is refused. */
function staleness(house: House, command: Command, expect: number | undefined): Refusal | null {
	if (!isResultCommand(command) || BOUND_BY_ITSELF.has(command.type)) return null;
	const current = streamVersion(house.sqlite, resultStream(command.contest, command.tps));
	return expect === current ? null : refuse('stale', { current, expect: expect ?? null });
}

function isResultCommand(command: Command): command is ResultCommand {
	return 'tps' in command && 'contest' in command && !command.type.startsWith('photo.');
}

/** What stands in the log under a command's id. */
type Remembered = Extract<Outcome, { ok: true }> & {
	/** Says which command it was; a row of an older version has none. */
	readonly command?: string;
};

/** The same id stands for the same command of the same person, or for a mistake that must not be taken for an answer. */
function repeatedOutcome(house: House, actor: Actor, id: string, command: Command): Outcome | null {
	const row = statement<{ actor: string; outcome: string }>(
		house.sqlite,
		'SELECT actor, outcome FROM command_log WHERE id = ?',
	).get(id);
	if (!row) return null;
	const { command: was, ...outcome } = JSON.parse(row.outcome) as Remembered;
	if (row.actor !== actor.id || (was !== undefined && was !== digestOf(command))) {
		return { ok: false, refusal: refuse('invalid', { field: 'id' }) };
	}
	return { ...outcome, repeated: true };
}

/** Of what a command says; an import says it by the hash of its source. */
function digestOf(command: Command): string {
	switch (command.type) {
		case 'system.import':
			return sha256Hex(`${command.type} ${command.contest} ${command.source.sha256}`);
		case 'region.import':
			return sha256Hex(`${command.type} ${command.sha256}`);
		default:
			return sha256Hex(JSON.stringify(command));
	}
}

function remember(
	house: House,
	actor: Actor,
	id: string,
	command: Command,
	outcome: Extract<Outcome, { ok: true }>,
	time: string,
): void {
	const remembered: Remembered = { ...outcome, command: digestOf(command) };
	statement(house.sqlite, 'INSERT INTO command_log (id, actor, outcome, time) VALUES (?, ?, ?, ?)').run(
		id,
		actor.id,
		canonicalJson(remembered),
		time,
	);
}

/** Typing and beats: nothing that need be answered a second time. */
function isPassing(command: Command, events: number): boolean {
	return command.type === 'tally.draft' || (command.type === 'panel.hold' && events === 0);
}

/** What a command leaves beside the ledger. */
function writeBeside(house: House, command: Command, actor: Actor, time: string, events: number): void {
	switch (command.type) {
		case 'tally.draft':
			putDraft(house.sqlite, command.contest, command.tps, {
				figures: command.figures,
				matched: command.matched,
				blank: command.blank ?? [],
				zeroed: command.zeroed ?? [],
				at: command.at,
				by: actor.name,
				time,
			});
			break;
		case 'tally.fill':
			dropDraft(house.sqlite, command.contest, command.tps);
			break;
		case 'panel.hold':
		case 'panel.takeOver':
			beat(house.sqlite, command.panel, actor, time);
			break;
		case 'panel.release':
			if (events > 0) release(house.sqlite, command.panel);
	}
}

function tell(house: House, command: Command, events: readonly RecordedEvent[], seq: number): void {
	if (command.type === 'tally.draft') {
		house.bus.emit('notice', {
			seq,
			streams: [resultStream(command.contest, command.tps)],
			kind: 'draft',
		});
	} else if (events.length > 0) {
		house.bus.emit('notice', {
			seq,
			streams: [...new Set(events.map((event) => event.stream))],
			kind: 'events',
		});
	}
}
