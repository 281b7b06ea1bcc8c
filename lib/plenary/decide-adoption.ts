import { isKelurahan } from '../election/region';
import { adoptionText, verifySignature } from '../evidence/signing';
import { type AdoptionState, adoptionStatus, nextVersion, signerKey } from './adoption';
import { hashTotals } from './adoption-hash';
import type { CommandOf, CommandsOf } from './commands';
import type { NewEvent } from './events';
import { adoptionStream, type GivenSignature } from './events-adoption';
import { floorOf, panelFor, panelNumbers, scrutinyIn } from './panels';
import { type Refusal, refuse } from './refusals';
import type { Actor } from './roles';
import { witnessesOf } from './settlement';
import type { PlenaryState } from './state';
import type { Decision, World } from './world';

type AdoptionCommand = CommandsOf<
	| 'adoption.scrutinise'
	| 'adoption.drop'
	| 'adoption.sign'
	| 'adoption.refuse'
	| 'adoption.signOnPaper'
	| 'adoption.strike'
>;

/**
 * From totals to penetapan, for a kelurahan/desa over its TPS and for the kecamatan over its kelurahan: pencermatan,
 * who signs and who does not, ketok palu (domain 4). What is adopted is never changed; a part that is opened again
 * makes it void, and it is adopted anew.
 */
export function decideAdoption(world: World, command: AdoptionCommand, actor: Actor): Decision {
	const { plenary } = world;
	if (!plenary.opened) return refuse('plenary.not-open');
	const { contest, region } = command;
	if (!world.election.contest(contest, region)) return refuse('contest.unknown', { contest });
	if (!region.startsWith(plenary.opened.kecamatan)) return refuse('adoption.region-unknown', { region });
	const state = world.adoption(contest, region);
	switch (command.type) {
		case 'adoption.scrutinise':
			return chairFault(plenary, command, actor) ?? scrutinise(world, state, command);
		case 'adoption.drop': {
			const fault = chairFault(plenary, command, actor);
			if (fault) return fault;
			if (!state.scrutiny) return refuse('adoption.no-scrutiny');
			return [{ stream: streamOf(state), type: 'adoption.scrutinyEnded', payload: { reason: command.reason } }];
		}
		case 'adoption.strike':
			return chairFault(plenary, command, actor) ?? strike(world, state, command, actor);
		default:
			return answer(world, state, command, actor);
	}
}

const streamOf = ({ contest, region }: AdoptionState) => adoptionStream(contest, region);

/** The chair leads every penetapan; a panel's chair that of a kelurahan read in the own panel. */
function chairFault(plenary: PlenaryState, { contest, region }: AdoptionCommand, actor: Actor): Refusal | null {
	if (actor.role === 'ketua') return null;
	if (!isKelurahan(region)) return refuse('adoption.chair-only');
	const panel = panelFor(plenary, contest, region);
	return plenary.panels[panel]?.chair?.id === actor.id ? null : refuse('panel.not-chair', { panel });
}

function scrutinise(world: World, state: AdoptionState, command: CommandOf<'adoption.scrutinise'>): Decision {
	const { contest, region } = state;
	const { plenary, facts } = world;
	if (adoptionStatus(state) === 'ditetapkan') return refuse('adoption.adopted');
	const totals = facts.totals(contest, region);
	if (!totals || totals.parts.length + totals.missing.length === 0)
		return refuse('adoption.region-unknown', { region });
	const { missing, ...known } = totals;
	if (missing.length > 0)
		return refuse('adoption.incomplete', { count: missing.length, first: facts.placeName(missing[0] ?? '') });
	// Pencermatan is a pause of the panel: its floor is free, and nothing else is scrutinised in it.
	const panels = isKelurahan(region) ? [panelFor(plenary, contest, region)] : panelNumbers(plenary);
	for (const panel of panels) {
		const floor = floorOf(plenary, panel);
		if (floor) return refuse('floor.occupied', { tps: floor.tps });
		const other = scrutinyIn(plenary, panel, facts.adoptions());
		if (other) return refuse('adoption.scrutiny-on', { region: facts.placeName(other.region) });
	}
	const version = nextVersion(state);
	const hash = hashTotals(contest, region, version, known);
	return [
		{
			stream: streamOf(state),
			type: 'adoption.scrutinyBegan',
			payload: { ...known, version, hash, until: command.until },
		},
	];
}

function answer(
	world: World,
	state: AdoptionState,
	command: CommandsOf<'adoption.sign' | 'adoption.refuse' | 'adoption.signOnPaper'>,
	actor: Actor,
): Decision {
	const { scrutiny } = state;
	if (!scrutiny) return refuse('adoption.no-scrutiny');
	if (command.hash !== scrutiny.hash) return refuse('hash.stale', { hash: scrutiny.hash });
	const onPaper = command.type === 'adoption.signOnPaper';
	const side = onPaper ? command.signer.side : actor.role === 'saksi' ? 'saksi' : 'ppk';
	const id = onPaper ? command.signer.id : side === 'saksi' ? (actor.witness ?? '') : actor.id;
	const said = onPaper ? command.answer : command.type === 'adoption.sign' ? 'sign' : 'refuse';
	const text = 'text' in command ? command.text : '';
	const signer = side === 'saksi' ? witnessSigner(world.plenary, state.contest, id) : memberSigner(world, id);
	if ('code' in signer) return signer;
	// What somebody said of these totals from the own phone or account nobody else may change.
	const standing = state.answers[signerKey({ side, id })];
	if (onPaper && standing !== undefined && standing.channel !== 'paper' && standing.hash === scrutiny.hash)
		return refuse('answer.from-phone', { name: signer.name });
	// Who is in the room is told by the register, not by whoever writes the answer down.
	if (side === 'saksi' && said === 'absent') return refuse('adoption.signer-unknown', { name: signer.name });
	if (said === 'refuse' && text.trim() === '') return refuse('answer.needs-text', { answer: said });
	const proof = 'proof' in command && side === 'saksi' ? command.proof : undefined;
	if (side === 'saksi' && !onPaper) {
		const { contest, region } = state;
		const statement = { witness: id, contest, region, hash: command.hash, answer: said, text };
		const key = world.plenary.witnesses[id]?.key;
		const signed = proof && proof.key === key && verifySignature(proof.key, adoptionText(statement), proof.signature);
		if (proof ? !signed : key !== undefined) return refuse('answer.unsigned', { name: signer.name });
	}
	const payload: GivenSignature = {
		side,
		id,
		...signer,
		answer: said,
		text,
		hash: command.hash,
		channel: onPaper ? 'paper' : side === 'saksi' ? 'phone' : 'account',
		recordedBy: onPaper ? actor.name : null,
		...(proof ? { proof } : {}),
	};
	return [{ stream: streamOf(state), type: 'adoption.answered', payload }];
}

type Signer = Pick<GivenSignature, 'name' | 'contestant'>;

function witnessSigner(plenary: PlenaryState, contest: string, id: string): Signer | Refusal {
	const witness = Object.hasOwn(plenary.witnesses, id) ? plenary.witnesses[id] : undefined;
	if (!witness || witness.contest !== contest) return refuse('witness.unknown', { witness: id });
	if (witness.revoked) return refuse('witness.revoked', { name: witness.name });
	if (!witness.present) return refuse('witness.not-present', { name: witness.name });
	return { name: witness.name, contestant: witness.contestant };
}

function memberSigner(world: World, id: string): Signer | Refusal {
	const member = world.facts.committee().find((one) => one.id === id);
	return member ? { name: member.name, contestant: null } : refuse('adoption.signer-unknown', { name: id });
}

/** Who has to say something before the gavel: witnesses in the room and the members of PPK, but for who strikes. */
export function silentSigners(
	state: AdoptionState,
	plenary: PlenaryState,
	committee: readonly { readonly id: string; readonly name: string }[],
	striker: string | null,
): { readonly side: GivenSignature['side']; readonly id: string; readonly name: string }[] {
	const hash = state.scrutiny?.hash;
	const silent = (side: GivenSignature['side'], id: string) => state.answers[signerKey({ side, id })]?.hash !== hash;
	return [
		...witnessesOf(plenary, state.contest)
			.filter(({ id, present }) => present && silent('saksi', id))
			.map(({ id, name }) => ({ side: 'saksi' as const, id, name })),
		...committee
			.filter(({ id }) => id !== striker && silent('ppk', id))
			.map(({ id, name }) => ({ side: 'ppk' as const, id, name })),
	];
}

function strike(world: World, state: AdoptionState, command: CommandOf<'adoption.strike'>, actor: Actor): Decision {
	const { plenary, facts } = world;
	const { scrutiny, contest } = state;
	if (!scrutiny) return refuse(state.lock ? 'adoption.adopted' : 'adoption.no-scrutiny');
	if (command.hash !== scrutiny.hash) return refuse('hash.stale', { hash: scrutiny.hash });
	const silent = silentSigners(state, plenary, facts.committee(), actor.id);
	if (silent.length > 0) return refuse('adoption.not-ready', { names: silent.map(({ name }) => name).join(', ') });
	const { version, hash, parts, paper, system } = scrutiny;
	const own = { side: 'ppk', id: actor.id } as const;
	// Who strikes the gavel has signed with it, unless that very person said otherwise.
	const striker: GivenSignature[] = state.answers[signerKey(own)]
		? []
		: [
				{
					...own,
					name: actor.name,
					contestant: null,
					answer: 'sign',
					text: '',
					hash,
					channel: 'account',
					recordedBy: null,
				},
			];
	const answers = Object.values(state.answers)
		.filter(({ side, id }) => side === 'ppk' || !plenary.witnesses[id]?.revoked)
		.map(({ time: _time, ...given }) => given);
	const said = new Set(answers.map(signerKey));
	const absent = witnessesOf(plenary, contest)
		.filter(({ id }) => !said.has(signerKey({ side: 'saksi', id })))
		.map(({ id, name, contestant }) => ({ witness: id, name, contestant }));
	const payload = { version, hash, parts, paper, system, answers: [...answers, ...striker], absent };
	return [{ stream: streamOf(state), type: 'adoption.struck', payload }];
}

/**
 * A result that is opened again, or a TPS that comes into the list, voids the adoption of its kelurahan and of the
 * kecamatan: visibly, with an event of its own.
 */
export function voidAdoptions(world: World, events: readonly NewEvent[]): readonly NewEvent[] {
	const voided = events.flatMap((event): NewEvent[] => {
		if (event.type === 'result.reopened') {
			const [, contest = '', tps = ''] = event.stream.split('/');
			return voidsFor(world, contest, tps, 'reopened');
		}
		if (event.type !== 'region.registered') return [];
		const added = event.payload.tps.find(({ kode }) => !world.facts.knowsTps(kode));
		if (!added) return [];
		const contests = new Set(world.facts.adoptions().map(({ contest }) => contest));
		return [...contests].flatMap((contest) => voidsFor(world, contest, added.kode, 'tps-added'));
	});
	const seen = new Set<string>();
	const fresh = voided.filter(({ stream }) => !seen.has(stream) && seen.add(stream));
	return fresh.length === 0 ? events : [...events, ...fresh];
}

function voidsFor(world: World, contest: string, tps: string, why: 'reopened' | 'tps-added'): NewEvent[] {
	const kecamatan = tps.slice(0, 6);
	const { election } = world;
	const shares = election
		.shares(contest, kecamatan)
		.map(({ region }) => region)
		.filter((region) => election.contest(contest, region) === election.contest(contest, tps));
	return [tps.slice(0, 10), kecamatan, ...shares].flatMap((region): NewEvent[] => {
		const state = world.adoption(contest, region);
		const version = state.scrutiny?.version ?? state.lock?.version;
		if (version === undefined) return [];
		return [
			{ stream: adoptionStream(contest, region), type: 'adoption.voided', payload: { version, why, cause: tps } },
		];
	});
}
