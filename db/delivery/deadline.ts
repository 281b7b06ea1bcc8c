import { DEFAULT_RULES } from '../../lib/election';
import { zoneOf } from '../../lib/hall/clock';
import { dayRange } from '../../lib/timeline';
import type { House } from '../house';

/** The last minute of the last day still counts. */
const MINUTE_MS = 60_000;

/**
 * When the kecamatan must be done, UTC ISO: the end of the last day of the window that was agreed at the opening, or of
 * the election pack's; `null` where neither says anything. `KETOK_PALU_DEADLINE` (e.g. `2024-03-02T23:59:00+07:00`)
 * stands above both, for a deadline that was moved by letter.
 */
export function deadlineOf(
	house: House,
	env: Readonly<Record<string, string | undefined>> = process.env,
): string | null {
	const moved = Date.parse(env.KETOK_PALU_DEADLINE ?? '');
	if (!Number.isNaN(moved)) return new Date(moved).toISOString();
	const { opened, rules } = house.states.plenary();
	const agreed = rules.window.to === DEFAULT_RULES.window.to ? null : rules.window;
	const window = agreed ?? house.states.election().window;
	const range = window && opened ? dayRange(window.to, zoneOf(opened.kecamatan)) : null;
	return range ? new Date(Date.parse(range.to) - MINUTE_MS).toISOString() : null;
}
