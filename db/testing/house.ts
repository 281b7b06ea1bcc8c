import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type House, openHouse } from '../house';

/** An empty folder below the system's temporary folder. */
export function temporaryFolder(): string {
	return mkdtempSync(join(tmpdir(), 'ketok-palu-test-'));
}

/** A house in an empty folder, with a clock that says the same in every run: one second later each time. */
export function freshHouse(folder = temporaryFolder()): House {
	const house = openHouse(folder);
	let tick = Date.UTC(2024, 1, 18, 2, 0, 0);
	house.now = () => {
		tick += 1000;
		return new Date(tick);
	};
	return house;
}

/** Closes a house and removes its folder. */
export function demolish(house: House): void {
	house.sqlite.close();
	rmSync(house.folder, { recursive: true, force: true });
}
