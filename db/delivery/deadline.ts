/**
 * When the kecamatan must be done, UTC ISO, from this installation's configuration
 * (`KETOK_PALU_DEADLINE`, e.g. `2024-03-02T23:59:00+07:00`); `null` when it says nothing.
 */
export function deadlineOf(env: Readonly<Record<string, string | undefined>> = process.env): string | null {
	const time = Date.parse(env.KETOK_PALU_DEADLINE ?? '');
	return Number.isNaN(time) ? null : new Date(time).toISOString();
}
