import { Courier } from '@/db/delivery';
import { house } from '@/db/house';
import { isHub } from './access';
import { keepPublishing } from './hub';
import { keepPulling } from './puller';

const shared = globalThis as typeof globalThis & { ketokPaluDuty?: boolean };

/** What a process does besides answering: a hall delivers, a hub publishes. Once for each process. */
export function takeUpDuty(): void {
	if (shared.ketokPaluDuty) return;
	shared.ketokPaluDuty = true;
	if (isHub()) keepPublishing();
	else {
		new Courier(house()).start();
		keepPulling();
	}
}
