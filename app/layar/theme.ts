/** Dark for a projector in a dim hall, light where daylight falls on the wall. */
export type Theme = 'hall' | 'light';

/** Kept in a cookie, so that the first picture already has it. */
export const THEME_COOKIE = 'layar-tema';

export function isTheme(value: unknown): value is Theme {
	return value === 'hall' || value === 'light';
}
