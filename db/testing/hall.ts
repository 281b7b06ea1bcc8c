import { randomUUID } from 'node:crypto';
import { contestOf, type Figures } from '../../lib/forms';
import {
	type Actor,
	type Answer,
	type Command,
	type CommandOf,
	type CommandType,
	figuresHash,
	type PlenaryState,
	type RefusalCode,
	type ResultState,
	type ResultView,
	resultStream,
	type SystemItem,
	viewOf,
} from '../../lib/plenary';
import { execute, type Outcome } from '../door';
import type { House } from '../house';
import { type LedgerRow, streamVersion } from '../ledger';
import {
	ACTORS,
	CONSOLE,
	CONTEST,
	digest,
	KECAMATAN,
	PAPER,
	phone,
	REGIONS,
	systemItem,
	tpsOf,
	witnessId,
} from './fixtures';
import { demolish, freshHouse } from './house';

/** What somebody tries in a sequence; `null` where there is nothing to try. */
export type Step = (hall: Hall) => { by: Actor; send: Command; expect?: number } | null;

/** Commands as a test writes them: the contest is known, the rest as the schema says. */
export type Said<T extends CommandType> = Omit<CommandOf<T>, 'type' | 'contest'> & { readonly contest?: string };

/**
 * A plenary that a test plays through the one door. It reads the version each command needs, as a
 * screen that is up to date would.
 */
export class Hall {
	readonly house: House;

	constructor(house: House = freshHouse()) {
		this.house = house;
	}

	/** A hall with its regions, the plenary open and three witnesses in the room. */
	static opened(witnesses: readonly number[] = [1, 2, 3]): Hall {
		const hall = new Hall();
		hall.regions();
		hall.does(ACTORS.ketua, 'plenary.open', { kecamatan: KECAMATAN, mode: 'blind' });
		for (const no of witnesses) hall.witness(no);
		return hall;
	}

	leave(): void {
		demolish(this.house);
	}

	regions(): void {
		this.does(CONSOLE, 'region.import', { file: 'wilayah.csv', sha256: digest('wilayah'), kelurahan: REGIONS });
	}

	/** Registers the witness of contestant `no` and lets them in. */
	witness(no: number, present = true): void {
		this.does(ACTORS.operator, 'witness.register', {
			id: witnessId(no),
			contest: CONTEST,
			contestant: no,
			name: `Saksi ${no}`,
			mandate: { number: `M/${no}`, signedBy: 'Tim Kampanye' },
		});
		if (present) this.does(ACTORS.operator, 'witness.attend', { witness: witnessId(no) });
	}

	/** Accepts system data. */
	imports(...items: SystemItem[]): Outcome {
		const source = { name: 'sirekap.zip', sha256: digest('batch') };
		return this.does(CONSOLE, 'system.import', { contest: CONTEST, source, items });
	}

	floor(tps = tpsOf(1), mode: 'blind' | 'match' = 'blind'): void {
		this.does(ACTORS.operator, 'tps.floor', { tps, seal: 'utuh', note: '', mode });
	}

	fill(figures: Figures = PAPER, tps = tpsOf(1)): void {
		this.does(ACTORS.operator, 'tally.fill', saidTally(tps, figures));
	}

	/** Box opened and tally filed. */
	read(figures: Figures = PAPER, tps = tpsOf(1)): void {
		this.floor(tps);
		this.fill(figures, tps);
	}

	/** Reads a TPS whose paper and system data show the same numbers: nothing to settle. */
	fits(tps = tpsOf(1)): void {
		this.imports(systemItem(tps));
		this.read(PAPER, tps);
	}

	correct(changes: Figures, tps = tpsOf(1), basis: CommandOf<'tally.correct'>['basis'] = 'salah-baca'): void {
		this.does(ACTORS.operator, 'tally.correct', {
			tps,
			changes: Object.entries(changes).map(([field, value]) => ({ field, value })),
			reason: 'Dibaca ulang dari C.Hasil',
			basis,
			requestedBy: 'Saksi 1',
			initialled: ['Ketua PPS'],
		});
	}

	edit(edits: Record<string, number | null>, tps = tpsOf(1)): void {
		this.does(ACTORS.operator, 'system.edit', {
			tps,
			edits: Object.entries(edits).map(([field, value]) => ({ field, value })),
			reason: 'Mengikuti C.Hasil',
		});
	}

	/** Explains everything that is open. */
	recordAll(tps = tpsOf(1)): void {
		const items = [...this.view(tps).openItems];
		if (items.length > 0) this.does(ACTORS.operator, 'item.record', { tps, items, note: 'Dicatat apa adanya' });
	}

	/** Answers from the witness's own phone, about the figures that stand there now. */
	answers(no: number, answer: Answer = 'agree', tps = tpsOf(1)): void {
		const about = { tps, hash: this.hash(tps) };
		if (answer === 'agree') this.does(phone(no), 'witness.agree', about);
		else this.does(phone(no), `witness.${answer}`, { ...about, text: 'Keberatan saksi' });
	}

	strike(tps = tpsOf(1)): void {
		this.does(ACTORS.ketua, 'gavel.strike', { tps, hash: this.hash(tps) });
	}

	/** The whole way of one TPS whose figures fit. */
	lock(tps = tpsOf(1), figures: Figures = PAPER): void {
		this.read(figures, tps);
		this.recordAll(tps);
		for (const witness of Object.values(this.plenary.witnesses)) {
			if (witness.present) this.answers(witness.contestant, 'agree', tps);
		}
		this.strike(tps);
	}

	/** Sends a command; a version nobody gave is the current one. */
	send(actor: Actor, command: Command, given: { id?: string; expect?: number } = {}): Outcome {
		const expect = 'expect' in given ? given.expect : this.version(command);
		return execute(this.house, actor, { id: given.id ?? randomUUID(), expect, command });
	}

	/** Sends a command that must be carried out. */
	does<T extends CommandType>(actor: Actor, type: T, said: Said<T>): Outcome & { ok: true } {
		const outcome = this.send(actor, command(type, said));
		if (!outcome.ok) throw new Error(`${type}: ${JSON.stringify(outcome.refusal)}`);
		return outcome;
	}

	/** Sends a command that must be refused, and says why it was. */
	refusal<T extends CommandType>(actor: Actor, type: T, said: Said<T>): RefusalCode {
		const outcome = this.send(actor, command(type, said));
		if (outcome.ok) throw new Error(`${type} was carried out`);
		return outcome.refusal.code;
	}

	version(command: Command): number | undefined {
		return 'tps' in command && 'contest' in command
			? streamVersion(this.house.sqlite, resultStream(command.contest, command.tps))
			: undefined;
	}

	get plenary(): PlenaryState {
		return this.house.states.plenary();
	}

	state(tps = tpsOf(1)): ResultState {
		return this.house.states.result(CONTEST, tps);
	}

	hash(tps = tpsOf(1)): string {
		return figuresHash(this.state(tps)) ?? digest('nothing filed');
	}

	view(tps = tpsOf(1)): ResultView {
		const contest = contestOf(CONTEST);
		if (!contest) throw new Error(`no contest ${CONTEST}`);
		const place = { tps, tpsName: 'TPS', kelurahan: tps.slice(0, 10), kelurahanName: 'K', kecamatanName: 'K' };
		return viewOf(contest, this.state(tps), this.plenary, place, null);
	}

	/** One row of the form as every screen shows it. */
	row(field: string, tps = tpsOf(1)): ResultView['rows'][number] {
		const found = this.view(tps).rows.find((row) => row.field.id === field);
		if (!found) throw new Error(`no field ${field}`);
		return found;
	}

	ledger(): LedgerRow[] {
		return this.house.sqlite.prepare('SELECT * FROM ledger ORDER BY seq').all() as LedgerRow[];
	}
}

/** A command from what a test says. */
export function command<T extends CommandType>(type: T, said: Said<T>): Command {
	return { contest: CONTEST, ...said, type } as unknown as Command;
}

/** A tally as the desk files it: what is not there is declared blank. */
export function saidTally(tps: string, figures: Figures): Said<'tally.fill'> {
	const blank = Object.keys(PAPER).filter((field) => (figures[field] ?? null) === null);
	return { tps, figures: { ...figures }, matched: [], blank };
}
