import type { CommandOf } from './commands';
import type { operatorCommandSchemas } from './commands-operator';
import type { NewEvent } from './events';
import { operatorStream, STAND_IN_STREAM } from './events-operator';
import { next } from './machines';
import { OPERATOR } from './operators';
import { refuse } from './refusals';
import type { Decision, World } from './world';

export type OperatorCommand = {
	[T in keyof typeof operatorCommandSchemas]: CommandOf<T>;
}[keyof typeof operatorCommandSchemas];

/** Sirekap's operators: a list the committee keeps; nothing here touches a result. */
export function decideOperator({ facts }: World, command: OperatorCommand): Decision {
	switch (command.type) {
		case 'operator.register':
			return register(facts, command);
		case 'operator.standIn': {
			const { tps, reason } = command;
			if (!facts.knowsTps(tps)) return refuse('tps.unknown', { tps });
			return [{ stream: STAND_IN_STREAM, type: 'operator.stoodIn', payload: { tps, reason } }];
		}
		case 'operator.activate':
		case 'operator.enable': {
			const type = command.type === 'operator.activate' ? 'operator.activated' : 'operator.enabled';
			const events: NewEvent[] = [];
			for (const username of new Set(command.operators)) {
				const operator = facts.operator(username);
				if (!operator) return refuse('operator.unknown', { username });
				const to = next(OPERATOR, operator.stage, command.type);
				if (to === null) return refuse('operator.wrong-stage', { name: operator.name });
				events.push({ stream: operatorStream(username), type, payload: {} });
			}
			return events;
		}
		case 'operator.fail':
		case 'operator.retire': {
			const operator = facts.operator(command.operator);
			if (!operator) return refuse('operator.unknown', { username: command.operator });
			if (next(OPERATOR, operator.stage, command.type) === null) {
				return refuse('operator.wrong-stage', { name: operator.name });
			}
			const type = command.type === 'operator.fail' ? 'operator.failed' : 'operator.retired';
			return [{ stream: operatorStream(command.operator), type, payload: { reason: command.reason } }];
		}
	}
}

/** The same list again adds nobody. */
function register(facts: World['facts'], { operators }: CommandOf<'operator.register'>): Decision {
	const events = new Map<string, NewEvent>();
	for (const { username, name, duty, tps } of operators) {
		if ((duty === 'mobile') !== (tps !== null)) return refuse('operator.needs-tps', { name });
		if (tps !== null && !facts.knowsTps(tps)) return refuse('tps.unknown', { tps });
		const known = facts.operator(username);
		if (events.has(username)) return refuse('operator.exists', { username });
		if (known) {
			if (known.name === name && known.duty === duty && known.tps === tps) continue;
			return refuse('operator.exists', { username });
		}
		events.set(username, {
			stream: operatorStream(username),
			type: 'operator.registered',
			payload: { name, duty, tps },
		});
	}
	return [...events.values()];
}
