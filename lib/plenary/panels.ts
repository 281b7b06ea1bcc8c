import { isKelurahan } from '../election/region';
import type { AdoptionFact } from './events-adoption';
import { FIRST_PANEL, type Floor, type PlenaryState } from './state';

/** The panel a TPS of a contest is read in now, or `null` when it is on no floor. */
export function panelReading(plenary: PlenaryState, contest: string, tps: string): string | null {
	const found = Object.entries(plenary.floors).find(([, floor]) => floor.contest === contest && floor.tps === tps);
	return found?.[0] ?? null;
}

/** The panel that reads a kelurahan in a contest; the first one where no other was given it. */
export function panelFor(plenary: PlenaryState, contest: string, kelurahan: string): string {
	const own = Object.values(plenary.panels).find(({ reads }) =>
		reads.some((part) => part.kelurahan === kelurahan && (part.contest === null || part.contest === contest)),
	);
	return own?.panel ?? FIRST_PANEL;
}

/** The numbers of all panels there are, lowest first; a plenary that set up none has one. */
export function panelNumbers(plenary: PlenaryState): string[] {
	const numbers = new Set([...Object.keys(plenary.panels), ...Object.keys(plenary.floors)]);
	if (numbers.size === 0) numbers.add(FIRST_PANEL);
	return [...numbers].sort((a, b) => Number(a) - Number(b));
}

export function floorOf(plenary: PlenaryState, panel: string): Floor | null {
	return plenary.floors[panel] ?? null;
}

/**
 * What is under scrutiny in a panel: a kelurahan it reads, or the kecamatan, which holds every panel. Pencermatan is a
 * pause of the panel: nothing new is read in it meanwhile.
 */
export function scrutinyIn(
	plenary: PlenaryState,
	panel: string,
	adoptions: readonly AdoptionFact[],
): AdoptionFact | null {
	const own = ({ contest, region }: AdoptionFact) =>
		!isKelurahan(region) || panelFor(plenary, contest, region) === panel;
	return adoptions.find((one) => one.scrutiny && own(one)) ?? null;
}
