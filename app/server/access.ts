import type { Role } from '@/lib/plenary';

/** Who may open a page or call a route. `public` needs no session at all. */
export type Access = 'public' | readonly Role[];

const EVERYONE: readonly Role[] = ['ketua', 'operator', 'pps', 'saksi', 'panwaslu', 'admin', 'layar'];
const PEOPLE: readonly Role[] = ['ketua', 'operator', 'pps', 'saksi', 'panwaslu', 'admin'];
const STAFF: readonly Role[] = ['ketua', 'operator', 'pps', 'panwaslu', 'admin'];
const REGISTRY: readonly Role[] = ['ketua', 'operator', 'admin'];
const SCREENS: readonly Role[] = ['layar', ...STAFF];
const WITNESS: readonly Role[] = ['saksi'];

/**
 * Every page and every route of the program, by its path below `app/`. A test walks the folder and
 * fails where one is missing here, or where a file does not ask this table.
 */
export const ACCESS = {
	'/': 'public',
	'/meja': STAFF,
	'/layar': SCREENS,
	'/layar/masuk': 'public',
	'/saksi': WITNESS,
	'/saksi/masuk': 'public',
	'/peserta': REGISTRY,
	'/api/health': 'public',
	'/api/commands': PEOPLE,
	'/api/events': EVERYONE,
	'/api/tps': STAFF,
	'/api/results/[contest]/[tps]': STAFF,
	'/api/hall': EVERYONE,
	'/api/me': WITNESS,
	'/api/witnesses': REGISTRY,
} as const satisfies Record<string, Access>;

export type Path = keyof typeof ACCESS;

export function mayOpen(path: Path, role: Role | undefined): boolean {
	const access: Access = ACCESS[path];
	return access === 'public' || (role !== undefined && access.includes(role));
}
