import type { Role } from '@/lib/plenary';

/** Who may open a page or call a route. `public` needs no session at all. */
export type Access = 'public' | readonly Role[];

const EVERYONE: readonly Role[] = ['ketua', 'anggota', 'operator', 'pps', 'saksi', 'panwaslu', 'admin', 'layar'];
const PEOPLE: readonly Role[] = ['ketua', 'anggota', 'operator', 'pps', 'saksi', 'panwaslu', 'admin'];
const STAFF: readonly Role[] = ['ketua', 'anggota', 'operator', 'pps', 'panwaslu', 'admin'];
const REGISTRY: readonly Role[] = ['ketua', 'anggota', 'operator', 'admin'];
const IMPORTERS: readonly Role[] = ['operator', 'admin'];
const SCREENS: readonly Role[] = ['layar', ...STAFF];
const WITNESS: readonly Role[] = ['saksi'];

/**
 * Every page and every route of the program, by its path below `app/`. A test walks the folder and
 * fails where one is missing here, or where a file does not ask this table.
 */
export const ACCESS = {
	'/': 'public',
	'/masuk': 'public',
	'/sandi': STAFF,
	'/akun': ['admin'],
	'/meja': STAFF,
	'/layar': SCREENS,
	'/layar/masuk': 'public',
	'/saksi': WITNESS,
	'/saksi/masuk': 'public',
	'/peserta': REGISTRY,
	'/rapat': STAFF,
	'/keberatan': STAFF,
	'/hitung-ulang': STAFF,
	'/laju': STAFF,
	'/impor': IMPORTERS,
	'/riwayat': STAFF,
	'/cadangan': REGISTRY,
	'/dokumen': STAFF,
	'/api/backup': REGISTRY,
	'/api/documents': STAFF,
	'/api/documents/[name]': STAFF,
	'/api/health': 'public',
	'/api/auth/[...nextauth]': 'public',
	'/api/sign-out': 'public',
	'/api/language': 'public',
	'/api/me': EVERYONE,
	'/api/password': STAFF,
	'/api/accounts': ['admin'],
	'/api/display-code': REGISTRY,
	'/api/commands': PEOPLE,
	'/api/events': EVERYONE,
	'/api/tps': STAFF,
	'/api/results/[contest]/[tps]': STAFF,
	'/api/hall': EVERYONE,
	'/api/rapat': STAFF,
	'/api/keberatan': STAFF,
	'/api/turus/[contest]/[tps]': EVERYONE,
	'/api/laju': STAFF,
	'/api/witness': WITNESS,
	'/api/witnesses': REGISTRY,
	'/api/import/stage': IMPORTERS,
	'/api/import/preview': IMPORTERS,
	'/api/import/accept': IMPORTERS,
	'/api/import/history': IMPORTERS,
	'/api/timeline': STAFF,
	'/api/timeline/group': STAFF,
} as const satisfies Record<string, Access>;

export type Path = keyof typeof ACCESS;

/** All that is open to an account whose password is still the one it was given. */
export const WITH_GIVEN_PASSWORD: readonly Path[] = ['/sandi', '/api/password', '/api/me'];

export function mayOpen(path: Path, role: Role | undefined): boolean {
	const access: Access = ACCESS[path];
	return access === 'public' || (role !== undefined && access.includes(role));
}

/** Where each role's work is. */
const HOME: Readonly<Record<Role, Path>> = {
	ketua: '/meja',
	anggota: '/meja',
	operator: '/meja',
	pps: '/meja',
	panwaslu: '/meja',
	admin: '/akun',
	saksi: '/saksi',
	layar: '/layar',
};

export function homeOf(role: Role): Path {
	return HOME[role];
}

/** The page a `ke=` in an address asks for, if it is a page of ours; never another site. */
export function wayBack(ke: unknown): string | undefined {
	return typeof ke === 'string' && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(ke) ? ke : undefined;
}
