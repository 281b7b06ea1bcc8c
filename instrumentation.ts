/** Called by Next once, before the server answers its first request. */
export async function register(): Promise<void> {
	if (process.env.NEXT_RUNTIME !== 'nodejs') return;
	const { nameSenders } = await import('./app/server/sender');
	nameSenders();
	const { takeUpNetwork } = await import('./app/server/take-up-network');
	takeUpNetwork();
	const { takeUpBodyGate } = await import('./app/server/body-gate');
	takeUpBodyGate();
	const { takeUpIntake } = await import('./app/server/take-up-intake');
	takeUpIntake();
	const { watchBackups } = await import('./app/server/backups');
	watchBackups();
	const { takeUpDuty } = await import('./app/server/duty');
	takeUpDuty();
	const { takeUpPhotos } = await import('./app/server/photos');
	takeUpPhotos();
}
