import type { CommandOf } from './commands';
import { PLENARY_STREAM } from './events';
import { refuse } from './refusals';
import type { Decision, World } from './world';

type PlenaryCommand = CommandOf<'display.renewCode'> | CommandOf<'plenary.open'> | CommandOf<'plenary.setMode'>;

const stream = PLENARY_STREAM;

/** Opening of the plenary and how it reads. */
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
	}
}
