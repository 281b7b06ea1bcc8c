import type { CommandOf } from './commands';
import { PLENARY_STREAM } from './events';
import { refuse } from './refusals';
import { witnessesOf } from './settlement';
import type { Decision, World } from './world';

type PlenaryCommand =
	| CommandOf<'display.renewCode'>
	| CommandOf<'plenary.open'>
	| CommandOf<'plenary.setMode'>
	| CommandOf<'witness.register'>
	| CommandOf<'witness.attend'>
	| CommandOf<'witness.leave'>
	| CommandOf<'witness.credential'>
	| CommandOf<'witness.revoke'>;

const stream = PLENARY_STREAM;

/** Opening of the plenary, and who is in the room. */
export function decidePlenary(world: World, command: PlenaryCommand): Decision {
	const { plenary } = world;
	switch (command.type) {
		case 'display.renewCode':
			return [{ stream, type: 'display.codeRenewed', payload: {} }];
		case 'plenary.open':
			if (plenary.opened)
				return refuse('plenary.already-open', {
					kecamatan: plenary.opened.kecamatan,
				});
			if (!world.facts.knowsKecamatan(command.kecamatan)) {
				return refuse('plenary.unknown-kecamatan', {
					kecamatan: command.kecamatan,
				});
			}
			return [
				{
					stream,
					type: 'plenary.opened',
					payload: {
						kecamatan: command.kecamatan,
						mode: command.mode,
						...(command.rules ? { rules: command.rules } : {}),
					},
				},
			];
		case 'plenary.setMode':
			return plenary.mode === command.mode
				? []
				: [
						{
							stream,
							type: 'plenary.modeSet',
							payload: { mode: command.mode },
						},
					];
		case 'witness.register':
			return register(world, command);
		default:
			return changeWitness(world, command);
	}
}

function register(world: World, command: CommandOf<'witness.register'>): Decision {
	const head = world.election.head(command.contest);
	if (!head) return refuse('contest.unknown', { contest: command.contest });
	const here = world.plenary.opened && world.election.contest(command.contest, world.plenary.opened.kecamatan);
	if (!(here || head).contestants.some((contestant) => contestant.no === command.contestant)) {
		return refuse('witness.contestant-unknown', {
			contestant: command.contestant,
		});
	}
	if (world.plenary.witnesses[command.id]) return refuse('witness.exists', { witness: command.id });
	const mandated = witnessesOf(world.plenary, command.contest);
	const own = mandated.filter((witness) => witness.contestant === command.contestant);
	const { rules } = world.plenary;
	if (own.length >= rules.mandated) {
		return refuse('witness.too-many', { contestant: command.contestant, count: rules.mandated });
	}
	// One saksi stands for one Peserta only (PKPU 5/2024 art. 14(5)); people are told apart by their names.
	const elsewhere = mandated.find(
		(witness) => witness.contestant !== command.contestant && sameName(witness.name, command.name),
	);
	if (elsewhere) {
		return refuse('witness.other-contestant', { name: elsewhere.name, contestant: elsewhere.contestant });
	}
	const { id, name, mandate, contestant } = command;
	return [
		{
			stream,
			type: 'witness.registered',
			payload: { id, contest: command.contest, contestant, name, mandate },
		},
	];
}

function changeWitness(
	world: World,
	command:
		| CommandOf<'witness.attend'>
		| CommandOf<'witness.leave'>
		| CommandOf<'witness.credential'>
		| CommandOf<'witness.revoke'>,
): Decision {
	const witness = world.plenary.witnesses[command.witness];
	if (!witness) return refuse('witness.unknown', { witness: command.witness });
	if (witness.revoked) return refuse('witness.revoked', { name: witness.name });
	switch (command.type) {
		case 'witness.attend': {
			const inside = witnessesOf(world.plenary, witness.contest).filter(
				(other) => other.present && other.contestant === witness.contestant && other.id !== witness.id,
			);
			if (inside.length >= world.plenary.rules.inRoom) {
				return refuse('witness.other-in-room', { name: inside[0]?.name, contestant: witness.contestant });
			}
			return witness.present
				? []
				: [
						{
							stream,
							type: 'witness.attended',
							payload: { witness: witness.id },
						},
					];
		}
		case 'witness.leave':
			return witness.present ? [{ stream, type: 'witness.left', payload: { witness: witness.id } }] : [];
		case 'witness.credential':
			return [
				{
					stream,
					type: 'witness.credentialed',
					payload: { witness: witness.id },
				},
			];
		case 'witness.revoke':
			return [
				{
					stream,
					type: 'witness.revoked',
					payload: { witness: witness.id, reason: command.reason },
				},
			];
	}
}

/** Names as people compare them: letters only, whatever the spacing, case and titles' dots. */
function sameName(a: string, b: string): boolean {
	const letters = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
	return letters(a) === letters(b);
}
