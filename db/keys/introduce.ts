import { randomUUID } from 'node:crypto';
import { CONSOLE } from '../../lib/plenary';
import { execute } from '../door';
import type { House } from '../house';
import { installationKey } from './installation';

/** Makes the key at the first start and says in the ledger which one it is; later starts find it there. */
export function introduceKey(house: House): string {
	const { publicKey } = installationKey(house);
	const outcome = execute(house, CONSOLE, { id: randomUUID(), command: { type: 'key.introduce', publicKey } });
	if (!outcome.ok) throw new Error(`key.introduce: ${outcome.refusal.code}`);
	return publicKey;
}
